"""Words for what happens at a time of its own, and the verbs that make such a thing."""

_HAPPENINGS = (
    "meeting|meetings|talks|summit|call|conversation|visit|conference|session|hearing|election"
    "|elections|vote|referendum|ceremony|round|negotiations|trial|debate|strike|strikes|attack"
    "|attacks|exchange|treaty|accord|agreement|truce|ceasefire|coup|war|raid|handover|inauguration"
    "|signing|clash|clashes|gathering|forum|launch|invasion|bombing|assault|declaration|protest"
    "|consultations|dialogue|reception|briefing|inspection|deployment|evacuation|ballot|runoff"
    "|congress|assembly|dinner|crash|earthquake|explosion|blast|massacre|uprising|revolution|arrest"
    "|resignation|assassination|rally|ultimatum|ruling|verdict|address|speech|trip|polls|parade|funeral|drill|exercise|exercises"
)
HAPPENINGS = frozenset(_HAPPENINGS.split("|"))
"""Nouns of which a time right behind them says when it was or will be: the call on Thursday."""

_MEETS = (
    "meet|met|talk|speak|travel|visit|fly|host|brief|address|open|adjourn|arrive|gather|convene"
    "|attend|leave|return|hold|held|receive|chair|tour|vote|elect|welcome|join|sit|testify|appear"
    "|speaks|reconvene|play|begin|resume|depart|go|back|come|present|inaugurate|consider|discuss|debate"
    "|rule|sign|hear|celebrate|commemorate|mark|march|rally|testify|unveil|swear|bury|inspect|lead"
)
MEETS = frozenset(_MEETS.split("|"))
"""Verbs that a fixed day makes an appointment, and no deadline."""

_PEOPLE_DO = (
    "do|give|say|take|make|see|get|need|like|think|know|believe|look|remain|be|have|mean|help|allow"
    "|become|speculate|forget|comment|know|run|see|seem|require|cost|want|continue|force|expand|depend|agree|increase|turn|succeed"
)
IDLE = frozenset(_PEOPLE_DO.split("|"))
"""Verbs that promise nothing anybody could check."""

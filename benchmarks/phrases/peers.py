"""Other libraries, each asked as its own documentation asks it, with the case's options.

None of them is a dependency: one that is not installed is left out. An exception of theirs is no
answer. They are told, where they can be, the reference, the language, whether days come before
months, and whether the future is preferred. dateparser gets a text whole, and is set to search it
where it has no answer to that.
"""

import json
import logging
import shutil
import subprocess
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from benchmarks.phrases.cases import Answer, Case, Stamp, stamp, stamp_of

Reader = Callable[[Case], list[Answer]]


def _plain(case: Case) -> datetime:
    return case.now.replace(tzinfo=None)


def dateparser() -> Reader:
    parse, search = import_module("dateparser").parse, import_module("dateparser.search")

    def read(case: Case) -> list[Answer]:
        options = dict(case.options)
        settings: dict[str, Any] = {"RELATIVE_BASE": _plain(case)}
        settings["DATE_ORDER"] = "DMY" if "day_first" in options else "MDY"
        settings["PREFER_DATES_FROM"] = "future" if "forward" in options else "current_period"
        languages = [options.get("language", "en")]
        whole = parse(case.text, languages=languages, settings=settings)
        if whole:
            return [Answer(stamp(whole))]
        found = search.search_dates(case.text, languages=languages, settings=settings) or []
        return [Answer(stamp(moment), text=text) for text, moment in found]

    return read


def parsedatetime() -> Reader:
    calendar = import_module("parsedatetime").Calendar()

    def read(case: Case) -> list[Answer]:
        found = calendar.nlp(case.text, sourceTime=_plain(case)) or ()
        return [Answer(stamp(moment), text=text) for moment, _, _, _, text in found]

    return read


def date_wrangler() -> Reader:
    module = import_module("date_wrangler")

    def read(case: Case) -> list[Answer]:
        order = "DMY" if "day_first" in dict(case.options) else "MDY"
        config = module.WranglerConfig(date_order=module.DateOrder(order))
        answers = []
        for found in module.parse(case.text, today=case.now.date(), config=config):
            first, until = found.range.start, found.range.end
            last = until and until - timedelta(days=1)
            start, end = first and stamp(first), last and stamp(last)
            answers.append(Answer(start, None if first == last else end, text=found.text))
        return answers

    return read


def dateutil() -> Reader:
    module = import_module("dateutil.parser")
    warnings.simplefilter("ignore", module.UnknownTimezoneWarning)

    def read(case: Case) -> list[Answer]:
        midnight = _plain(case).replace(hour=0, minute=0, second=0, microsecond=0)
        day_first = "day_first" in dict(case.options)
        found = module.parse(case.text, default=midnight, fuzzy=True, dayfirst=day_first)
        return [Answer(stamp(found))]

    return read


def timefhuman() -> Reader:
    module = import_module("timefhuman")

    def answers(found: Any) -> list[Answer]:
        if isinstance(found, list):
            return [answer for each in found for answer in answers(each)]
        if isinstance(found, tuple):
            start, end = found
            return [Answer(stamp(start), stamp(end))]
        return [Answer(stamp(found.replace(tzinfo=None)))]

    def read(case: Case) -> list[Answer]:
        direction = dict(case.options).get("direction", "Direction.next").rpartition(".")[2]
        config = module.tfhConfig(now=_plain(case), direction=getattr(module.Direction, direction))
        return answers(module.timefhuman(case.text, config=config))

    return read


def ctparse() -> Reader:
    logging.getLogger("ctparse").setLevel(logging.ERROR)
    parse = import_module("ctparse").ctparse
    hours = import_module("ctparse.types").pod_hours

    def point(found: Any) -> Stamp | None:
        if not found:
            return None
        part = hours[found.POD][0] if found.POD and found.hour is None else found.hour
        minute = 0 if part is not None and found.minute is None else found.minute
        return Stamp(found.year, found.month, found.day, part, minute)

    def read(case: Case) -> list[Answer]:
        parsed = parse(case.text, ts=_plain(case), timeout=2.0)
        found = parsed and parsed.resolution
        if not found or type(found).__name__ == "Duration":
            return []
        if type(found).__name__ == "Interval":
            return [Answer(point(found.t_from), point(found.t_to))]
        return [Answer(point(found))]

    return read


PEERS: dict[str, Callable[[], Reader]] = {
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "date-wrangler": date_wrangler,
    "python-dateutil": dateutil,
    "timefhuman": timefhuman,
    "ctparse": ctparse,
}

_CHRONO = """
const chrono = require("chrono-node");
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
function side(found) {
    if (!found) return null;
    const stated = found.isCertain("timezoneOffset");
    const parts = ["year", "month", "day", "hour", "minute"].map((name) => found.get(name));
    return [...parts, stated ? found.get("timezoneOffset") : null];
}
const answers = cases.map((each) => {
    const parser = each.day_first ? chrono.en.GB : each.strict ? chrono.strict : chrono.casual;
    const reference = { instant: new Date(each.instant), timezone: each.offset };
    return parser.parse(each.text, reference, { forwardDate: each.forward })
        .map((found) => [side(found.start), side(found.end), found.text]);
});
console.log(JSON.stringify(answers));
"""


_CHRONO_SECONDS = """
const chrono = require("chrono-node");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const reference = new Date("2025-03-03T12:00Z");
texts.slice(0, 5).forEach((text) => chrono.parse(text, reference));
const start = performance.now();
texts.forEach((text) => chrono.parse(text, reference));
console.log((performance.now() - start) / 1000);
"""


def chrono(cases: Sequence[Case], modules: Path) -> list[list[Answer]]:
    """Ask chrono-node, from the folder that holds it, about all the cases in one process."""
    return [
        [Answer(_side(start), _side(end), text=text) for start, end, text in results]
        for results in _run_node(_CHRONO, [_asked(case) for case in cases], modules)
    ]


def chrono_seconds(texts: Sequence[str], modules: Path) -> float:
    """How long chrono-node takes to go through the texts once, warm."""
    return float(_run_node(_CHRONO_SECONDS, texts, modules))


def _run_node(script: str, given: Any, modules: Path) -> Any:
    node = shutil.which("node")
    assert node
    env = {"NODE_PATH": str(modules.absolute()), "TZ": "UTC"}
    command = (node, "-e", script)
    done = subprocess.run(
        command, input=json.dumps(given), stdout=subprocess.PIPE, text=True, env=env, check=True
    )
    return json.loads(done.stdout)


def _asked(case: Case) -> dict[str, Any]:
    options = dict(case.options)
    away = (case.now.utcoffset() or timedelta()) / timedelta(minutes=1)
    flags = {name: bool(options.get(name)) for name in ("day_first", "strict", "forward")}
    return {"text": case.text, "instant": case.now.isoformat(), "offset": away} | flags


def _side(numbers: list[int | None] | None) -> Stamp | None:
    return stamp_of(numbers) if numbers else None


def chrono_version(modules: Path) -> str | None:
    """The version of chrono-node in a folder of modules; None where it can't be run."""
    package = modules / "chrono-node" / "package.json"
    if not shutil.which("node") or not package.is_file():
        return None
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def installed() -> dict[str, tuple[str, Callable[[], Reader]]]:
    """The peers that are here, with their versions."""
    found = {}
    for name, make in PEERS.items():
        try:
            found[name] = (metadata.version(name), make)
        except metadata.PackageNotFoundError:
            continue
    return found


def patient(read: Reader) -> Reader:
    """A reader for which an exception is no answer."""

    def safe(case: Case) -> list[Answer]:
        try:
            return read(case)
        except Exception:
            return []

    return safe

"""Readers of articles besides our rules: found by name, run in a process of their own.

`registry` knows which there are, `apart` runs one in a child (`child`) and takes nothing from it
but candidates of the right types (`typed`). `model` with `prompt` is the reader that asks a
language model.
"""

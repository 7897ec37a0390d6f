"""Reads messages and views, one JSON object a line, and tells what slack_sdk's models say against them.

{"kind": "message" | "view", "body": …} in, {"seen": COUNT, "problems": {TEXT: COUNT}} out.
"""
import collections
import json
import logging
import sys

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

logging.disable(logging.CRITICAL)


def differences(before, after, path):
    if isinstance(before, dict) and isinstance(after, dict):
        for name, value in before.items():
            if name in after:
                yield from differences(value, after[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: not in the model"
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for item, same in zip(before, after):
            yield from differences(item, same, path)
    elif before != after:
        yield f"{path}: read as another value"


def block_problems(block):
    kind = block.get("type", "?")
    model = Block.parse(dict(block))
    if model is None:
        yield f"{kind}: not in the model"
        return
    try:
        yield from differences(block, model.to_dict(), kind)
    except SlackObjectFormationError as error:
        yield f"{kind}: {error}"


def view_problems(view):
    try:
        yield from differences({**view, "blocks": []}, {**View(**view).to_dict(), "blocks": []}, "view")
    except SlackObjectFormationError as error:
        yield f"view: {error}"


seen = 0
problems = collections.Counter()
for line in sys.stdin:
    shown = json.loads(line)
    seen += 1
    problems.update(problem for block in shown["body"].get("blocks", []) for problem in block_problems(block))
    if shown["kind"] == "view":
        problems.update(view_problems(shown["body"]))
print(json.dumps({"seen": seen, "problems": problems}))

"""
Serves AWS on 127.0.0.1 for the tests of this folder: ministack 1.5.33, with what it lacks put right from outside.

Takes commands from standard input, each a JSON object on a line, and answers each with a line on standard output. Appends every
API call that it checks to the file CALLS, as JSON: who made it, the action, the resource, and whether it was denied.
"""
import json
import os
import sys
import threading
import time
from datetime import datetime, timezone

import ministack.app as app
import ministack.core.iam_actions as iam_actions
import ministack.core.iam_evaluator as iam
import ministack.core.lambda_runtime as runtime
import ministack.services.cloudformation.changesets as changesets
import ministack.services.cloudformation.provisioners as cloudformation
import ministack.services.eventbridge as eventbridge
import ministack.services.scheduler as scheduler
import ministack.services.sqs as sqs
import ministack.services.sts as sts


class QueueClock:
    """The time of the queues, put forward so that no test waits for a message to be visible again."""

    ahead = 0.0

    def time(self):
        return time.time() + self.ahead

    def __getattr__(self, name):
        return getattr(time, name)


state = {"counts_anew": False, "takes_metric_math": True}
clock = sqs.time = QueueClock()

# Gap of 1.5.33: an alarm on a metric-math expression is refused. It is taken for one on its first metric.
alarm_record = cloudformation._cw_metric_alarm_record


def alarm_on_first_metric(name, properties):
    if properties.get("Metrics") and state["takes_metric_math"]:
        first = next(metric["MetricStat"] for metric in properties["Metrics"] if metric.get("MetricStat"))
        plain = {key: value for key, value in properties.items() if key != "Metrics"}
        properties = {**plain, **first["Metric"], "Statistic": first["Stat"], "Period": first["Period"]}
    return alarm_record(name, properties)


cloudformation._cw_metric_alarm_record = alarm_on_first_metric

# Gap of 1.5.33: a table can be imported, a global table cannot. It is one in one region, under the same name.
changesets._IMPORT_LOOKUPS["AWS::DynamoDB::GlobalTable"] = changesets._IMPORT_LOOKUPS["AWS::DynamoDB::Table"]
cloudformation._RESOURCE_HANDLERS["AWS::DynamoDB::GlobalTable"]["import"] = cloudformation._ddb_import

# Gap of 1.5.33: the validation before a change refuses a bucket that is there already, also where the change imports it.
deploy = changesets._deploy_stack_async
name_conflict = cloudformation.s3_bucket_name_conflict
imported = set()


def deploy_with_imports(*arguments, imports=None, **options):
    imported.update(name for identifier in (imports or {}).values() for name in identifier.values())
    return deploy(*arguments, imports=imports, **options)


changesets._deploy_stack_async = deploy_with_imports
cloudformation.s3_bucket_name_conflict = lambda name: None if name in imported else name_conflict(name)

# 1.5.33 goes on counting the receives of a message that a redrive policy moves. AWS documents neither: here it can do either.
sweep = sqs._dlq_sweep


def sweep_and_count_anew(queue):
    before = {message["id"] for message in queue["messages"]}
    sweep(queue)
    moved = before - {message["id"] for message in queue["messages"]}
    policy = json.loads(queue["attributes"].get("RedrivePolicy") or "{}")
    target = sqs._queue_by_arn(policy["deadLetterTargetArn"]) if moved else None
    for message in target["messages"] if target and state["counts_anew"] else []:
        if message["id"] in moved:
            message["receive_count"] = 0


sqs._dlq_sweep = sweep_and_count_anew

# Gap of 1.5.33: ssm:GetParameters is checked against every resource, not against each parameter that it names.
resource_arn = iam_actions.extract_resource_arn


def every_resource_arn(service, method, path, headers, body, query, region, account):
    found = resource_arn(service, method, path, headers, body, query, region, account)
    names = json.loads(body or b"{}").get("Names") if service == "ssm" and found == "*" else None
    if not names:
        return found
    return " ".join(f"arn:aws:ssm:{region}:{account}:parameter/{name.lstrip('/')}" for name in names)


iam_actions.extract_resource_arn = every_resource_arn

# Gap of 1.5.33: the context attributes in the input of a schedule, such as its time, are handed on as they are written.
invoke_target = eventbridge._invoke_target


def invoke_at_time(target, event, rule, view=None):
    if event.get("Source") == "aws.scheduler" and target.get("Input"):
        at = datetime.fromtimestamp(event["Time"], tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        target = {**target, "Input": target["Input"].replace("<aws.scheduler.scheduled-time>", at)}
    return invoke_target(target, event, rule, view)


eventbridge._invoke_target = invoke_at_time

# Gap of 1.5.33: all that comes over loopback counts as insecure, which the policies on TLS deny.
pin_origin = app.pin_request_origin
app.pin_request_origin = lambda address, _secure: pin_origin(address, True)

enforce = iam.enforce


def enforce_and_record(access_key, action, service, region, resource_arn="*", service_context=None):
    caller = sts._sessions.get(access_key, {}).get("Arn", "administrator" if access_key in ("", "test") else "operator")
    for resource in resource_arn.split(" "):
        denied = enforce(access_key, action, service, region, resource_arn=resource, service_context=service_context)
        record = {"caller": caller, "action": action, "resource": resource, "denied": denied is not None}
        with open(os.environ["CALLS"], "a") as calls:
            calls.write(json.dumps(record) + "\n")
        if denied:
            return denied
    return None


iam.enforce = enforce_and_record


def obey(command):
    state.update({key: value for key, value in command.items() if key in state})
    clock.ahead += command.get("pass", 0)
    if "pass" in command:
        sqs.esm_wake.set()
    if "tick" in command:
        # As if none had run since 1970: all are due.
        scheduler._schedule_last_fired.update((key, 0) for key in list(scheduler._schedules._data))
        scheduler._tick_schedules()
    if "auth" in command:
        app.AUTH = command["auth"]
        # Functions have the credentials that they were started with.
        runtime.reset()


def listen():
    for line in sys.stdin:
        obey(json.loads(line))
        print("done", flush=True)
    # Whoever started it is gone.
    os._exit(0)


threading.Thread(target=listen, daemon=True).start()
sys.argv = sys.argv[:1]
sys.exit(app.main())

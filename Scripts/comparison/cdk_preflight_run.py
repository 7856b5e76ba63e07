"""Runs cdk-preflight on templates: `cdk_preflight_run.py OUTPUT TEMPLATE...` with its interpreter.

Each template is a stack of an app of the CDK. The rules, and those of the engine inside the CDK, report
to the file validation-report.json in the folder OUTPUT.
"""

import json
import os
import sys
from pathlib import Path

# jsii warns about versions of Node.js.
for reason in ("UNTESTED", "END_OF_LIFE", "DEPRECATED"):
    os.environ[f"JSII_SILENCE_WARNING_{reason}_NODE_VERSION"] = "1"

import aws_cdk
from cdk_preflight import Preflight


def main(output, *templates):
    app = aws_cdk.App(
        outdir=output, analytics_reporting=False,
        context={"@aws-cdk/core:validationReportJson": True})
    # Only reported: a violation does not stop the run.
    Preflight.apply(app, enforce=False)
    for path in map(Path, templates):
        stack = aws_cdk.Stack(app, path.stem)
        for name, resource in json.loads(path.read_text())["Resources"].items():
            aws_cdk.CfnResource(stack, name, type=resource["Type"], properties=resource["Properties"])
    app.synth()


if __name__ == "__main__":
    main(*sys.argv[1:])

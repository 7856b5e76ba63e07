"""Runs the AWS CLI on requests: `aws_cli_run.py REQUEST...` with its interpreter.

With `--generate-cli-skeleton output` the command validates its input and sends nothing. The program is
started once, and its command runs once for each file; the output is a JSON object of the messages.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from awscli.clidriver import create_clidriver


def main(*requests):
    os.environ.update(
        AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-east-1")
    driver = create_clidriver()
    messages = {}
    for path in requests:
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = driver.main([
                "ecs", "register-task-definition", "--cli-input-json", f"file://{path}",
                "--generate-cli-skeleton", "output"])
        if status:
            messages[Path(path).name] = errors.getvalue()
    json.dump(messages, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])

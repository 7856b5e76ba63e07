"""Plants generated secrets in task definitions and counts which tools report them.

    python Benchmarks/secrets.py TASKLINT [CORPUS] [--keep FOLDER]

Every secret is generated when the script runs, from parts, so that the repository holds none. Each is
in a separate file; a tool has found it if it reports the line that it is on. With a folder of real
files as the second argument, the script also prints how many lines of it each tool reports.
detect-secrets and trufflehog3 are those beside the Python that runs the script.
"""

import argparse
import base64
import json
import random
import string
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

RULES = {"secret-plaintext", "output-secret-plaintext", "datadog-api-key-plaintext"}
WORD = string.ascii_letters + string.digits
HEX = "0123456789abcdef"

dice = random.Random(20261128)


def run_of(alphabet, length):
    return "".join(dice.choice(alphabet) for _ in range(length))


def password():
    return run_of(string.ascii_lowercase, 4) + run_of(WORD, 8) + str(dice.randrange(10, 99))


def segment(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def web_token():
    head = segment({"alg": "HS256", "typ": "JWT"})
    return f"{head}.{segment({'sub': run_of(HEX, 12), 'iat': 1700000000})}.{run_of(WORD, 43)}"


def private_key():
    lines = "\n".join(run_of(WORD + "+/", 64) for _ in range(6))
    label = "RSA PRIVATE" + " KEY"
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----"


def token(*parts, length, alphabet=WORD):
    return lambda: "".join(parts) + run_of(alphabet, length)


# Formats that are secrets under any name.
FORMATS = {
    "AWS access key": token("AK", "IA", length=16, alphabet=string.ascii_uppercase + "234567"),
    "GitHub token": token("gh", "p_", length=36),
    "GitHub fine-grained token": token("github", "_pat_", length=60),
    "GitLab token": token("gl", "pat-", length=20),
    "Slack token": lambda: "xo" + f"xb-{run_of('123456789', 12)}-{run_of('123456789', 12)}-{run_of(WORD, 24)}",
    "Slack webhook": lambda: (
        "https://hooks.sl" + f"ack.com/services/T{run_of(string.ascii_uppercase, 8)}/"
        f"B{run_of(string.ascii_uppercase, 8)}/{run_of(WORD, 24)}"
    ),
    "Stripe key": token("sk_", "live_", length=24),
    "SendGrid key": lambda: "S" + f"G.{run_of(WORD, 22)}.{run_of(WORD, 43)}",
    "Twilio key": token("S", "K", length=32, alphabet=HEX),
    "npm token": token("np", "m_", length=36),
    "PyPI token": lambda: "py" + "pi-AgEIcHlwaS5vcmc" + run_of(WORD, 90),
    "OpenAI key": token("sk-", "proj-", length=56),
    "Anthropic key": token("sk-", "ant-api03-", length=80),
    "Hugging Face token": token("h", "f_", length=34),
    "Google API key": token("AI", "za", length=35),
    "Google service account": lambda: json.dumps(
        {"type": "service_account", "private_key": private_key()}
    ),
    "Sentry DSN": lambda: f"https://{run_of(HEX, 32)}@o{dice.randrange(1000, 9999)}.ingest.sentry.io/4",
    "Grafana token": lambda: "gl" + f"sa_{run_of(WORD, 32)}_{run_of(HEX, 8)}",
    "New Relic key": token("NR", "AK-", length=27, alphabet=string.ascii_uppercase + "23456789"),
    "JWT": web_token,
    "private key": private_key,
    "URL with a password": lambda: f"postgres://app:{password()}@db.koyama.example:5432/app",
    "AMQP URL with a password": lambda: f"amqps://worker:{password()}@mq.koyama.example/jobs",
    "Redis URL with a password": lambda: f"rediss://:{password()}@cache.koyama.example:6379/0",
}

# Secrets that only their name shows.
NAMED = {
    "DB_PASSWORD": password,
    "MYSQL_ROOT_PASSWORD": password,
    "JWT_SECRET": lambda: run_of(WORD, 32),
    "AWS_SECRET_ACCESS_KEY": lambda: run_of(WORD + "+/", 40),
    "DD_API_KEY": lambda: run_of(HEX, 32),
    "NEW_RELIC_LICENSE_KEY": lambda: run_of(HEX, 36) + "NR" + "AL",
    "SPLUNK_TOKEN": lambda: "-".join(run_of(HEX, n) for n in (8, 4, 4, 4, 12)),
    "TWILIO_AUTH_TOKEN": lambda: run_of(HEX, 32),
    "secret_key_base": lambda: run_of(HEX, 64),
    "smtpPassword": password,
    "redis-password": password,
    "REGISTRY_CREDENTIALS": lambda: base64.b64encode(f"app:{password()}".encode()).decode(),
}

# Lines of commands.
COMMANDS = [
    "migrate --password={}",
    "migrate --password {}",
    "PGPASSWORD={} psql -h db -c 'select 1'",
    "curl -u bot:{} http://localhost/health",
    "curl --user bot:{} http://localhost/health",
    "curl -H 'X-Api-Key: {}' http://localhost/health",
    "curl -H 'Authorization: Bearer {}' http://localhost/",
    "mysqladmin ping -h db -p{}",
    "mysql -h db -u app -p {} -e 'select 1'",
    "redis-cli -h cache -a {} ping",
    "sshpass -p {} ssh deploy@host",
    "export API_TOKEN={}; exec server",
    "server --api-key={} --port 8080",
    "server --client-secret {} --verbose",
    "docker login -u bot -p {} registry.koyama.example",
]


def definition(app=None, **task):
    container = {"name": "app", "image": "koyama/app:1.4.2", "memory": 512, "essential": True}
    container.update(app or {})
    return {"family": "koyama-app", "containerDefinitions": [container], **task}


def template(environment_value, parameters=None):
    properties = {
        "Family": "koyama-app",
        "ContainerDefinitions": [
            {
                "Name": "app",
                "Image": "koyama/app:1.4.2",
                "Memory": 512,
                "Environment": [{"Name": "DB_PASSWORD", "Value": environment_value}],
            }
        ],
    }
    resource = {"Type": "AWS::ECS::TaskDefinition", "Properties": properties}
    document = {"Resources": {"Task": resource}}
    return {"Parameters": parameters, **document} if parameters else document


# Places where a secret may be under an ordinary name.
PLACES = {
    "environment": lambda s: definition({"environment": [{"name": "UPSTREAM", "value": s}]}),
    "command": lambda s: definition({"command": ["serve", s]}),
    "health check": lambda s: definition(
        {"healthCheck": {"command": ["CMD-SHELL", f"check --with {s} || exit 1"]}}
    ),
    "label": lambda s: definition({"dockerLabels": {"com.koyama.deploy": s}}),
    "tag": lambda s: definition(tags=[{"key": "deploy", "value": s}]),
    "unknown property": lambda s: definition({"notes": s}),
    "value in a list": lambda s: definition({"environment": [{"name": "UPSTREAM", "value": [s]}]}),
    "driver option": lambda s: definition(
        volumes=[{"name": "data", "dockerVolumeConfiguration": {"driverOpts": {"device": s}}}]
    ),
    "Fn::Join": lambda s: template({"Fn::Join": ["", [s, {"Ref": "AWS::Region"}]]}),
}

# Places of a secret that its name shows.
NAMED_PLACES = {
    "environment": lambda n, s: definition({"environment": [{"name": n, "value": s}]}),
    "label": lambda n, s: definition({"dockerLabels": {n: s}}),
    "tag": lambda n, s: definition(tags=[{"key": n, "value": s}]),
    "value in a list": lambda n, s: definition({"environment": [{"name": n, "value": [s]}]}),
    "unknown property": lambda n, s: definition({n: s}),
    "environment as an object": lambda n, s: definition({"environment": {n: s}}),
    "JSON in a value": lambda n, s: definition(
        {"environment": [{"name": "CONFIG", "value": json.dumps({n: s})}]}
    ),
    "NAME=value in a name": lambda n, s: definition({"environment": [{"name": f"{n}={s}"}]}),
    "Base64": lambda n, s: definition(
        {
            "environment": [
                {"name": "CONFIG", "value": base64.b64encode(f"{n}={s}".encode()).decode()}
            ]
        }
    ),
}


def other_places():
    """Yield kinds, places and documents of secrets that have one place only."""
    for _ in range(3):
        hashed = f"admin:$apr1${run_of(WORD, 8)}${run_of(WORD, 22)}"
        label = "traefik.http.middlewares.auth.basicauth.users"
        yield "password hash", "label", hashed, definition({"dockerLabels": {label: hashed}})
        secret = password()
        parameters = {"Database": {"Type": "String", "NoEcho": True, "Default": secret}}
        yield "password", "NoEcho default", secret, template({"Ref": "Database"}, parameters)
        secret = password()
        url = {"Fn::Sub": "postgres://app:" + secret + "@${Host}/app"}
        yield "URL with a password", "Fn::Sub", secret, template(url)
        secret = password()
        text = f"Server=db;User=app;Password={secret};"
        app = {"environment": [{"name": "CONNECTION", "value": text}]}
        yield "connection string", "environment", secret, definition(app)
        for header in ["X-Api-Key", "Authorization"]:
            secret = run_of(WORD, 32)
            value = f"{header} {'Bearer ' if header == 'Authorization' else ''}{secret}"
            options = {"Name": "http", "Host": "logs.koyama.example", "Header": value}
            app = {"logConfiguration": {"logDriver": "awsfirelens", "options": options}}
            yield "header", "log option", secret, definition(app)
        for option in ["http_passwd", "apikey", "splunk_token"]:
            secret = run_of(WORD, 24)
            options = {"Name": "http", "Host": "logs.koyama.example", option: secret}
            app = {"logConfiguration": {"logDriver": "awsfirelens", "options": options}}
            yield option, "log option", secret, definition(app)
        secret = password()
        image = f"bot:{secret}@registry.koyama.example/app:1"
        yield "password", "image", secret, definition({"image": image})


def planted():
    """Yield the kind, the place, the secret and the document of each planted secret."""
    for kind, make in FORMATS.items():
        for place, write in PLACES.items():
            secret = make()
            yield kind, place, secret, write(secret)
    for name, make in NAMED.items():
        for place, write in NAMED_PLACES.items():
            secret = make()
            yield name, place, secret, write(name, secret)
    for line in COMMANDS:
        for shape in ["health check", "command", "entry point"]:
            secret = password()
            text = line.format(secret)
            app = {
                "health check": {"healthCheck": {"command": ["CMD-SHELL", text]}},
                "command": {"command": ["sh", "-c", text]},
                "entry point": {"entryPoint": text.replace("'", "").split(" ")},
            }[shape]
            yield line.split(" ")[0], shape, secret, definition(app)
    yield from other_places()


def lines_of(secret, text):
    """The lines that a secret is on, as it is or in Base64."""
    written = json.dumps(secret)[1:-1]
    lines = {n for n, line in enumerate(text.split("\n"), 1) if written in line}
    return lines or {n for n, line in enumerate(text.split("\n"), 1) if '"CONFIG"' in line or "value" in line}


# What each tool reports, as pairs of a file's name and a line.


def tasklint(binary, folder):
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.json"))
    command = [binary, "--no-config", "--max-per-rule", "0", "-f", "concise", *files]
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout
    found = set()
    for line in output.splitlines():
        parts = line.split(":", 3)
        if len(parts) == 4 and any(rule in parts[3] for rule in RULES):
            found.add((str(Path(parts[0])), int(parts[1])))
    return found


def detect_secrets(folder):
    command = [str(Path(sys.executable).with_name("detect-secrets")), "scan", "--all-files", "."]
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout
    results = json.loads(output)["results"]
    return {
        (str(Path(path)), entry["line_number"]) for path, found in results.items() for entry in found
    }


def trufflehog3(folder):
    program = str(Path(sys.executable).with_name("trufflehog3"))
    command = [program, "-z", "--no-history", "-f", "JSON", "."]
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout
    return {
        (str(Path(entry["path"])), int(entry["line"])) for entry in json.loads(output or "[]")
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasklint", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    tools = {
        "tasklint": lambda folder: tasklint(str(options.tasklint.resolve()), folder),
        "detect-secrets": detect_secrets,
        "trufflehog3": trufflehog3,
    }
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        expected = {}
        groups = {}
        for number, (kind, place, secret, document) in enumerate(planted()):
            name = f"secret-{number:03}.json"
            text = json.dumps(document, indent=2)
            (folder / name).write_text(text)
            expected[name] = lines_of(secret, text)
            groups[name] = (kind, place)
        found = {
            tool: {name for name, line in report(folder) if line in expected.get(name, ())}
            for tool, report in tools.items()
        }
    places = sorted({place for _, place in groups.values()})
    total = Counter(place for _, place in groups.values())
    print("| Place | Planted | " + " | ".join(tools) + " |")
    print("| --- " * (len(tools) + 2) + "|")
    for place in places + ["all"]:
        count = len(groups) if place == "all" else total[place]
        hits = [sum(place in ("all", groups[n][1]) for n in found[tool]) for tool in tools]
        print(f"| {place} | {count} | " + " | ".join(map(str, hits)) + " |")
    for name in sorted(set(groups) - found["tasklint"]):
        print("missed:", name, *groups[name], file=sys.stderr)
    if options.corpus:
        for tool, report in tools.items():
            reported = report(options.corpus)
            print(f"{tool}: {len(reported)} lines of the corpus")


if __name__ == "__main__":
    main()

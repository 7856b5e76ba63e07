@testable import TaskLintRules

/// An example for each entry of the lists of rules.
enum ListCorners {
  static let all =
    dockerOptions + booleans + sizes + destinations + clearText + refused + templates
    + shellOperators + systemControls

  /// Further options of Docker's `awslogs`.
  private static let dockerOptions = [
    "awslogs-credentials-endpoint", "awslogs-endpoint", "awslogs-force-flush-interval-seconds",
    "awslogs-format", "awslogs-max-buffered-events", "awslogs-stream", "cache-compress",
    "cache-disabled", "cache-max-file", "cache-max-size", "env", "env-regex", "labels",
    "labels-regex", "tag",
  ].map { log("\"\($0)\": \"a\"") }

  /// The values that Go's `strconv.ParseBool` accepts.
  private static let booleans = [
    "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False",
  ].map { log("\"awslogs-create-group\": \"\($0)\"") }

  /// The sizes that Docker's `RAMInBytes` accepts, and others.
  private static let sizes =
    ["25", "1.5m"].map(size)
    + ["", " "].flatMap { blank in
      ["k", "m", "g", "t", "p"].flatMap { unit in
        [unit, unit + "b", unit + "iB"].map { size("4\(blank)\($0)") }
      }
    }
    + ["4b"].map(size) + ["4ib", "4x", "m", ".5m"].map { size("[|", $0, "|]") }

  private static func size(_ size: String) -> RuleCase { self.size("", size, "") }

  private static func size(_ opening: String, _ size: String, _ closing: String) -> RuleCase {
    log("\"mode\": \"non-blocking\", \"max-buffer-size\": \(opening)\"\(size)\"\(closing)")
  }

  private static func log(_ option: String) -> RuleCase {
    RuleCase(
      LogOptionInvalidRule.self,
      Example(
        sidecar: """
          "logConfiguration": { "logDriver": "awslogs", "options": {
            "awslogs-group": "koyama", "awslogs-region": "eu-west-1", \(option) } }
          """))
  }

  /// The properties that decide where an output of a plugin sends logs.
  private static let destinations = [
    ("http", ["host", "port", "uri"]), ("file", ["path", "file"]), ("forward", ["unix_path"]),
    ("s3", ["bucket", "s3_key_format", "region", "endpoint"]),
    ("kinesis_firehose", ["delivery_stream"]), ("kinesis_streams", ["stream"]),
    (
      "cloudwatch_logs",
      [
        "log_group_name", "log_group_template", "log_stream_name", "log_stream_prefix",
        "log_stream_template",
      ]
    ),
    ("kafka", ["brokers", "topics"]), ("kafka-rest", ["topic"]),
    ("es", ["index", "logstash_prefix", "aws_region", "cloud_id"]),
    ("loki", ["tenant_id", "labels"]), ("splunk", ["event_index"]), ("slack", ["webhook"]),
    ("forward", ["upstream"]),
  ].flatMap { plugin, properties in
    properties.map { property in
      let outputs = ["one", "two"].map {
        "[OUTPUT]\n    Name \(plugin)\n    Match app*\n    \(property) \($0)\n"
      }
      return RuleCase(FluentbitMatchOverlapRule.self, .configured(file: outputs.joined()))
    }
  }

  /// The plugins whose TLS is off by default.
  private static let clearText =
    [
      "es", "forward", "gelf", "http", "influxdb", "kafka-rest", "loki", "opensearch",
      "opentelemetry", "prometheus_remote_write", "skywalking", "splunk", "syslog", "tcp",
      "websocket",
    ].map { plugin in
      RuleCase(
        OutputTLSMissingRule.self,
        Example(options: "\"Name\": \"\(plugin)\", \"port\": [|\"443\"|]"))
    }
    + ["proxy", "unix_path"].map { property in
      RuleCase(
        OutputTLSMissingRule.self,
        Example(options: "\"Name\": \"http\", \"port\": \"443\", \"\(property)\": \"a\""))
    }
    + ["cloud_id", "proxy", "unix_path"].map { property in
      RuleCase(
        OutputTLSMissingRule.self,
        .configured(file: "[OUTPUT]\n    Name es\n    Match *\n    Port 443\n    \(property) a\n"))
    }

  /// The options whose templates only the plugins in Go expand.
  private static let templates = [
    ("cloudwatch_logs", "log_group_name"), ("cloudwatch_logs", "log_stream_name"),
    ("cloudwatch_logs", "log_stream_prefix"), ("kinesis_firehose", "delivery_stream"),
    ("kinesis_streams", "stream"), ("s3", "bucket"), ("s3", "s3_key_format"),
  ].map { plugin, option in
    RuleCase(
      OutputTemplateLiteralRule.self,
      Example(options: "\"Name\": \"\(plugin)\", \"\(option)\": [|\"a-$(ecs_task_id)\"|]"))
  }

  /// What only a shell understands in a health check.
  private static let shellOperators = ["||", "&&", "|", ";", ">", ">>", "2>&1", ">/dev/null"].map {
    RuleCase(
      ECSHealthCheckInvalidRule.self,
      Example(
        app: """
          "healthCheck": { "command": ["CMD", "curl", "http://localhost/", [|"\($0)"|], "tee"] }
          """))
  }

  /// The words for on, for a plugin without TLS.
  private static let refused = ["on", "True", "YES"].flatMap { word in
    [
      RuleCase(
        OutputTLSRefusedRule.self,
        Example(options: "\"Name\": \"stdout\", [|\"tls\"|]: \"\(word)\"")),
      RuleCase(
        OutputTLSRefusedRule.self,
        .configured(file: "[OUTPUT]\n    Name stdout\n    Match *\n    [|tls|] \(word)\n")),
    ]
  }

  /// The parameters of the IPC namespace, and two of the host that begin like others.
  private static let systemControls =
    [
      "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall",
      "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced", "fs.mqueue.msg_max",
    ].flatMap { name in
      [control("\"\(name)\"", ipc: "task"), control("[|\"\(name)\"|]", ipc: "host")]
    }
    + ["net.core.rmem_max", "net.core.wmem_max"].map { control("[|\"\($0)\"|]", ipc: "task") }
    + [control(#""net.core.somaxconn""#, ipc: "host"), control(#""""#, ipc: "task")]

  private static func control(_ name: String, ipc: String) -> RuleCase {
    RuleCase(
      ECSSystemControlInvalidRule.self,
      Example(
        task: "\"networkMode\": \"awsvpc\", \"ipcMode\": \"\(ipc)\"",
        app: "\"systemControls\": [{ \"namespace\": \(name), \"value\": \"1024\" }]"))
  }
}

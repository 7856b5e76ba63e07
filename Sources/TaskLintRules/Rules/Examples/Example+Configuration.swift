extension Example {
  /// The path of the configuration in an example.
  static let configurationPath = ".tasklint.json"

  /// The date for the examples.
  static let today = CalendarDay("2027-01-01")

  /// A configuration with the log router of a team.
  static let withSidecar = """
    {
      "sidecar": {
        "name": "fluentbit",
        "image": "koyama/fluent-bit:2.1",
        "user": "0",
        "memory": 64,
        "firelensConfiguration": {
          "type": "fluentbit",
          "options": {
            "config-file-type": "file",
            "config-file-value": "/fluent-bit/etc/extra.conf"
          }
        },
        "environment": [
          { "name": "AWS_REGION", "value": "ap-northeast-1" },
          { "name": "DD_SERVICE", "value": "${family}" },
          { "name": "DD_SOURCE", "value": "fargate" },
          { "name": "DD_TAGS", "value": "env:sandbox" },
          { "name": "DELIVERY_STREAM", "value": "${family}" }
        ],
        "secrets": [{ "name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY" }]
      }
    }
    """

  /// Creates an example from a configuration and a definition that is linted with it.
  init(
    configuration: String, over definition: Example, isDocumented: Bool = true,
    fileID: String = #fileID, line: Int = #line
  ) {
    self = Example(
      configuration + "\n", path: Self.configurationPath, isDocumented: isDocumented,
      fileID: fileID, line: line
    ).beside(definition)
  }
}

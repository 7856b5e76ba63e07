/// Examples whose Fluent Bit file reads the variables of the log router.
extension Example {
  private static let environment: KeyValuePairs = [
    "AWS_REGION": #""ap-northeast-1""#,
    "DD_SERVICE": #""koyama""#,
    "DD_SOURCE": #""fargate""#,
    "DD_TAGS": #""env:sandbox""#,
    "DELIVERY_STREAM": #""koyama""#,
  ]

  private static let secrets: KeyValuePairs = ["DD_API_KEY": #""/koyama/DD_API_KEY""#]

  private static let configuration = """
    "firelensConfiguration": {
      "type": "fluentbit",
      "options": {
        "config-file-type": "file",
        "config-file-value": "/fluent-bit/etc/extra.conf"
      }
    }
    """

  /// The properties of a task on AWS Fargate that lacks none; of one without a task role where that
  /// is nil.
  @inline(never)
  static func fargateTask(
    family: String, taskRole: String? = "arn:aws:iam::111122223333:role/koyama-task"
  ) -> String {
    """
    "family": "\(family)",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "executionRoleArn": "arn:aws:iam::111122223333:role/koyama-execution"\(
      taskRole.map { ",\n\"taskRoleArn\": \"\($0)\"" } ?? "")
    """
  }

  /// Creates an example from its differences from a correct definition: an app, and a log router
  /// with the variables, the secret and the file that the policy rules require.
  ///
  /// - Parameters:
  ///   - environment: Variables of the log router with their values as JSON. They replace variables
  ///     of the same name.
  ///   - secrets: Secrets of the log router with their values as JSON. They replace secrets of the
  ///     same name.
  ///   - task: Properties of the task.
  ///   - app: Properties of the container `app`.
  ///   - sidecar: Properties of the log router.
  ///   - more: Further containers, as whole objects.
  ///   - without: The variables, secrets or whole lists (`environment`, `secrets`) to leave out.
  ///   - marked: The list whose key is marked: `environment` or `secrets`.
  ///   - fileID: The file that contains the example.
  ///   - line: The line in that file, from 1.
  /// - Returns: The example.
  @inline(never)
  static func configured(
    environment: KeyValuePairs<String, String> = [:],
    secrets: KeyValuePairs<String, String> = [:],
    task: String = "",
    app: String = "",
    sidecar: String = "",
    more: [String] = [],
    without: [String] = [],
    marked: String = "",
    fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    var members = [sidecar]
    for (key, value, right, own) in [
      ("secrets", "valueFrom", Self.secrets, secrets),
      ("environment", "value", Self.environment, environment),
    ] where !without.contains(key) {
      let entries = entries(right, with: own, without: without).map {
        #"  { "name": "\#($0.key)", "\#(value)": \#($0.value) }"#
      }
      let name = marked == key ? "[|\"\(key)\"|]" : "\"\(key)\""
      members.insert("\(name): [\n\(entries.joined(separator: ",\n"))\n]", at: 0)
    }
    if !sidecar.holds("firelensConfiguration") { members.insert(configuration, at: 0) }
    return Example(
      task: task, app: app,
      sidecar: members.filter { !$0.isEmpty }.joined(separator: ",\n"), more: more,
      without: without.filter { $0.holds(".") }, fileID: fileID, line: line)
  }

  /// The correct entries, replaced by the example's entries of the same name, and its other
  /// entries.
  private static func entries(
    _ right: KeyValuePairs<String, String>,
    with own: KeyValuePairs<String, String>,
    without: [String]
  ) -> [(key: String, value: String)] {
    let kept = right.filter { !without.contains($0.key) }
    return kept.map { entry in own.first { $0.key == entry.key } ?? entry }
      + own.filter { entry in !kept.contains { $0.key == entry.key } }
  }
}

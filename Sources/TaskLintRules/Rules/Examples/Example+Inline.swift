/// Examples with an output in the log options of the app.
extension Example {
  /// Creates an example whose app has these `awsfirelens` options, and whose log router has the
  /// secret `DD_API_KEY` that they refer to as `${DD_API_KEY}`.
  static func inline(
    _ options: String, task: String = "", sidecar: String = "", fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    let secrets = #""secrets": [{ "name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY" }]"#
    return Example(
      task: task,
      app: """
        "logConfiguration": {
          "logDriver": "awsfirelens",
          "options": { \(options) }
        }
        """,
      sidecar: sidecar.isEmpty ? secrets : "\(sidecar),\n\(secrets)", fileID: fileID, line: line)
  }
}

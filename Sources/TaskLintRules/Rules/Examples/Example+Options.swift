extension Example {
  /// Creates an example from the log options of the container `app`, which logs to `awsfirelens`.
  ///
  /// `options` contains properties, `secretOptions` elements of the list, `task`, `app` and
  /// `sidecar` further properties of the task and of its containers, and `more` whole containers.
  @inline(never)
  init(
    options: String,
    secretOptions: String = "",
    task: String = "",
    app: String = "",
    sidecar: String = "",
    more: [String] = [],
    isDocumented: Bool = true,
    fileID: String = #fileID,
    line: Int = #line
  ) {
    let secrets = secretOptions.isEmpty ? "" : ",\n  \"secretOptions\": [\(secretOptions)]"
    let configuration = """
      "logConfiguration": {
        "logDriver": "awsfirelens",
        "options": { \(options) }\(secrets)
      }
      """
    self.init(
      task: task, app: app.isEmpty ? configuration : "\(app),\n\(configuration)",
      sidecar: sidecar, more: more, isDocumented: isDocumented, fileID: fileID, line: line)
  }
}

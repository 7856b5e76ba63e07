/// Members that several examples share.
extension Example {
  /// An app that names its own output plugin, so that nothing reads the sidecar's variables.
  static let inlineOutput =
    #""logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "stdout" } }"#

  /// The options of a router that reads a file of AWS's image.
  static let fileOptions = """
    "config-file-type": "file", "config-file-value": "/fluent-bit/configs/parse-json.conf"
    """

  /// A router's configuration with options of the example's own.
  static func router(_ options: String, type: String = "fluentbit") -> String {
    router(members: #""type": "\#(type)","#, options: options)
  }

  /// A router's configuration with the members that stand before its options, each with its comma.
  static func router(
    key: String = #""firelensConfiguration""#,
    members: String = #""type": "fluentbit","#,
    options: String = fileOptions
  ) -> String {
    """
    \(key): {
      \(members)
      "options": { \(options) }
    }
    """
  }
}

/// Properties that several examples share.
extension Example {
  /// The log configuration of an app with its own output, which reads no variables of the log
  /// router.
  static let inlineOutput =
    #""logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "stdout" } }"#

  /// The options of a log router that reads a file of AWS's image.
  static let fileOptions = """
    "config-file-type": "file", "config-file-value": "/fluent-bit/configs/parse-json.conf"
    """

  /// A `firelensConfiguration` with the given options.
  static func router(_ options: String, type: String = "fluentbit") -> String {
    router(members: #""type": "\#(type)","#, options: options)
  }

  /// A `firelensConfiguration` with the properties before its options, each with its comma.
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

/// Examples of a definition and its Fluent Bit file.
extension Example {
  /// The name of the custom file, which `config-file-value` names in the image.
  static let customFile = "extra.conf"
  /// The path of the custom file in the image.
  static let customFileInImage = "/fluent-bit/etc/extra.conf"

  /// Outputs that read all variables that the policy rules require.
  static let outputs = """
    [OUTPUT]
        Name datadog
        Match *
        apikey ${DD_API_KEY}
        dd_service ${DD_SERVICE}
        dd_source ${DD_SOURCE}
        dd_tags ${DD_TAGS}
        tls on
    [OUTPUT]
        Name kinesis_firehose
        Match *
        region ${AWS_REGION}
        delivery_stream ${DELIVERY_STREAM}

    """

  /// The example with a Fluent Bit file; `extra.conf` is the custom file of the log router, and other
  /// files are beside it.
  func with(file text: String, named name: String = Example.customFile) -> Example {
    var both = self
    both.add(Document(path: name, marked: MarkedText(text)))
    return both
  }

  /// Creates an example whose log router has all that the policy rules require, and a custom file.
  @inline(never)
  static func configured(
    file: String,
    environment: KeyValuePairs<String, String> = [:],
    task: String = "",
    app: String = "",
    sidecar: String = "",
    more: [String] = [],
    without: [String] = [],
    marked: String = "",
    fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    Example.configured(
      environment: environment, task: task, app: app, sidecar: sidecar, more: more,
      without: without, marked: marked, fileID: fileID, line: line
    ).with(file: file)
  }
}

extension Example.Document {
  /// Whether the document is a Fluent Bit file, and not JSON.
  public var isFluentBit: Bool { path.hasSuffix(".conf") || path.hasSuffix(".conf.d") }

  /// The language of the document in Markdown.
  public var language: String { isFluentBit ? "ini" : "json" }
}

struct FirelensConfigRelativePathRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-relative-path",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The path of the custom configuration file is not absolute.",
    rationale: """
      ECS writes the path into the configuration that it generates, and the log router looks for a \
      relative path in the folder of that configuration. ECS asks for the full path of a file in \
      the image or on a mounted volume. A router that does not find the file exits when the task \
      starts.
      """,
    remedy: "Write the absolute path of the file in the container.",
    references: [.fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(app: Example.inlineOutput, sidecar: file(#"[|"conf/app.conf"|]"#)),
        after: Example(app: Example.inlineOutput, sidecar: file(#""/conf/app.conf""#)))
    ],
    examples: [
      Example(app: Example.inlineOutput, sidecar: file(#"[|"./app.conf"|]"#)),
      Example(
        app: Example.inlineOutput,
        sidecar: file(#"[|"arn:aws:s3:::koyama-config/app.conf"|]"#)),
      Example(
        app: Example.inlineOutput, sidecar: file(#"" /conf/app.conf""#), isDocumented: false),
      Example(app: Example.inlineOutput, sidecar: file(#""${CONFIG_FOLDER}/app.conf""#)),
      Example(app: Example.inlineOutput, sidecar: file(#""""#), isDocumented: false),
    ]
  )

  private static func file(_ path: String) -> String {
    Example.router(
      options: #""config-file-type": "file", "config-file-value": \#(path)"#)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard let type = router.configFileType.value, type == "file",
        case .value(let path, let place) = router.configFileValue,
        !path.isBlank, !ContainerPath.isAbsolute(path)
      else { return nil }
      return RuleFinding(
        at: place.range, .relative(path.text, type: router.knownType),
        subject: router.subject(ofOption: "config-file-value"))
    }
  }
}

extension Message {
  fileprivate static func relative(_ path: String, type: FirelensType?) -> Message {
    let folder = (type ?? .fluentbit).generatedConfiguration.parent.normalized
    let isInS3 = path.hasPrefix("arn:") || path.hasPrefix("s3://")
    return Message(
      fact: isInS3
        ? "'config-file-value' '\(asked: path)' is an object in S3, but 'config-file-type' is 'file'"
        : "'config-file-value' '\(asked: path)' is not an absolute path",
      consequence: "the log router looks for the file in \(folder); if it is not there, the router "
        + "exits at its start",
      remedy: isInS3
        ? "write the absolute path of a file in the container"
        : "write the absolute path of the file in the container"
    )
  }
}

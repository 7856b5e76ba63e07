struct FirelensConfigRelativePathRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-relative-path",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The path of the custom configuration file is not absolute.",
    rationale: """
      ECS writes the path into the file that it generates, and the log router looks for a relative \
      one in that file's own folder. ECS asks for the full path of a file in the image or on a \
      mounted volume; a router that does not find it stops when the task starts.
      """,
    remedy: "Write the path from the root of the container's file system on.",
    references: [.fireLensTaskDefinition],
    examples: [
      Example(app: Example.inlineOutput, sidecar: file(#"[|"conf/app.conf"|]"#)),
      Example(app: Example.inlineOutput, sidecar: file(#"[|"./app.conf"|]"#)),
      Example(
        app: Example.inlineOutput,
        sidecar: file(#"[|"arn:aws:s3:::koyama-config/app.conf"|]"#)),
      Example(app: Example.inlineOutput, sidecar: file(#""/conf/app.conf""#)),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      guard let type = router.configuration.configFileType.value, type == "file",
        case .value(let path, let place) = router.configuration.configFileValue,
        !path.isBlank, !ContainerPath.isAbsolute(path)
      else { return nil }
      return RuleFinding(
        at: place.range, .relative(path.text, type: router.configuration.knownType),
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
        ? "'\(path)' is an object in S3, but 'config-file-type' is 'file'"
        : "'\(path)' is no absolute path",
      consequence: "the log router looks for it in \(folder), and stops at the start of the task "
        + "when it is not there",
      remedy: isInS3
        ? "name a file in the container, or, off Fargate, set 'config-file-type' to 's3'"
        : "write the full path of the file in the container"
    )
  }
}

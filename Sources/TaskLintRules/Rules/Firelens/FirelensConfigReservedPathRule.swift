struct FirelensConfigReservedPathRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-reserved-path",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "The custom configuration file has the path of the generated configuration.",
    rationale: """
      ECS mounts the configuration that it generates at `/fluent-bit/etc/fluent-bit.conf` for \
      Fluent Bit and at `/fluentd/etc/fluent.conf` for Fluentd, and reserves both paths. The \
      generated configuration includes the file of `config-file-value`. If that is its own path, \
      or a pattern that matches it, the file includes itself: Fluent Bit 1.9 crashes with status \
      139 and no message, and later versions exit with 1. A relative path is looked up in the same \
      folder. Other names in that folder are allowed.
      """,
    remedy: """
      Give the file another name in the image, such as `extra.conf`, and set `config-file-value` \
      to its path.
      """,
    silences: ["firelens-config-relative-path", "firelens-config-path-invalid"],
    references: [.fireLensTaskDefinition, .fireLens],
    lessons: [
      Lesson(file(#"[|"/fluent-bit/etc/fluent-bit.conf"|]"#))
    ],
    examples: [
      file(#"[|" /fluent-bit//etc/./fluent-bit.conf"|]"#),
      file(#"[|"fluent-bit.conf"|]"#),
      file(#"[|"./fluent-bit.conf"|]"#),
      file(#"[|"/fluent-bit/etc/*.conf"|]"#),
      file(#"[|"*/../fluent-*.conf"|]"#),
      file(#"[|"/fluentd/etc/x/../fluent.conf"|]"#),
      file(#"[|"/fluentd/etc/fluent.conf"|]"#, type: "fluentd"),
      file(#"[|"fluent.con?"|]"#, type: "fluentd"),
      file(#""fluent.conf""#),
      file(#""fluent-bit.con?""#),
      file(#""fluent-bit.conf""#, type: "fluentd"),
      file(#""/fluentd/etc/*.conf""#),
      file(#""/fluent-bit/etc/conf.d/*.conf""#),
      file(#""/fluent-bit/etc/external.conf""#),
      file(#""${DIR}/fluent-bit.conf""#),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "s3", "config-file-value": "/fluent-bit/etc/fluent-bit.conf""#)),
    ]
  )

  private static func file(
    _ path: String, type: String = "fluentbit", line: Int = #line
  ) -> Example {
    Example(
      app: type == "fluentbit"
        ? Example.inlineOutput
        : #""logConfiguration": { "logDriver": "awsfirelens", "options": { "@type": "stdout" } }"#,
      sidecar: Example.router(
        #""config-file-type": "file", "config-file-value": \#(path)"#, type: type),
      line: line)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard case .value(let path, let place) = router.configFileValue,
        // The value is not a path with the type `s3`, and is not read without a type.
        router.configFileType.written.map({ $0 == "file" }) ?? false
      else { return nil }
      if let type = router.knownType, Self.includesItself(path, type) {
        return RuleFinding(
          at: place.range, .includesItself(path, type), subject: Self.subject(router)
        )
        .fixed(by: Self.fix(path, type))
      }
      return FirelensType.allCases.first { Self.isReserved(path, for: $0) }.map { type in
        RuleFinding(at: place.range, .reserved(path, for: type), subject: Self.subject(router))
          .fixed(by: Self.fix(path, type))
      }
    }
  }

  private static func subject(_ router: LogRouter) -> Subject {
    router.subject(ofOption: "config-file-value")
  }

  /// Replaces the path by one of another file in the same folder.
  private static func fix(_ path: JSONString, _ type: FirelensType) -> Fix {
    let other = type.generatedConfiguration.parent.normalized + "/extra.conf"
    return Fix(.unsafe, "write '\(asked: other)'", edits: [.rewriting(path, as: other)])
  }

  private static func isReserved(_ path: JSONString, for type: FirelensType) -> Bool {
    path.decodedBytes.holds(type.generatedName)
      && ContainerPath(path) == type.generatedConfiguration
  }

  /// Whether a router that includes a path from its generated configuration includes that
  /// configuration.
  private static func includesItself(_ text: JSONString, _ type: FirelensType) -> Bool {
    let isPattern = text.decodedBytes.contains(where: type.isPatternCharacter)
    guard isPattern || text.decodedBytes.holds(type.generatedName) else { return false }
    let generated = type.generatedConfiguration
    let path = ContainerPath(text).resolved(in: generated.parent)
    return path == generated || (isPattern && path.isPattern(for: generated))
  }
}

extension FirelensType {
  /// Whether a character makes the path of an include a pattern.
  ///
  /// Fluent Bit expands only paths with a `*`. Sources:
  /// https://github.com/fluent/fluent-bit/blob/master/src/config_format/flb_cf_fluentbit.c,
  /// https://docs.fluentd.org/configuration/config-file#id-6-reuse-your-config-the-include-directive
  fileprivate func isPatternCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"): true
    case UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"): self == .fluentd
    default: false
    }
  }
}

extension Message {
  fileprivate static func includesItself(_ path: JSONString, _ type: FirelensType) -> Message {
    let generated = type.generatedConfiguration
    return Message(
      fact: ContainerPath(path).resolved(in: generated.parent) == generated
        ? "'config-file-value' '\(asked: path.text)' is the path of the configuration that ECS generates"
        : "'config-file-value' '\(asked: path.text)' matches the configuration that ECS generates, "
          + "'\(generated.normalized)'",
      consequence: "the generated configuration includes itself, and \(type.productName) exits at "
        + "its start",
      remedy: rename
    )
  }

  fileprivate static func reserved(_ path: JSONString, for type: FirelensType) -> Message {
    Message(
      fact: "'config-file-value' '\(asked: path.text)' is reserved for the configuration of "
        + "\(type.productName)",
      consequence: "ECS reserves this path; if the file is not there, the log router exits at its "
        + "start",
      remedy: rename
    )
  }

  private static let rename: MessageText =
    "rename the file in the image, for example to 'extra.conf', and write its absolute path here"
}

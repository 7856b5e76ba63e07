struct FirelensConfigReservedPathRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-reserved-path",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "A configuration file stands where ECS puts its own.",
    rationale: """
      ECS mounts the configuration that it generates at `/fluent-bit/etc/fluent-bit.conf`, of \
      Fluentd at `/fluentd/etc/fluent.conf`, and lets it include the file of `config-file-value`. \
      Named there itself it includes itself: Fluent Bit 1.9 crashes without a word, with status \
      139, and later versions exit with 1. Other names in the same folder are free.
      """,
    remedy: "Give the file another name in the image, and name that one.",
    references: [.fireLensTaskDefinition, .fireLens],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": [|"/fluent-bit/etc/fluent-bit.conf"|]"#
        )),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": [|" /fluent-bit//etc/./fluent-bit.conf"|]"#
        )),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": [|"/fluentd/etc/x/../fluent.conf"|]"#),
        isDocumented: false),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/external.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": "${DIR}/fluent-bit.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "s3", "config-file-value": "/fluent-bit/etc/fluent-bit.conf""#)),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      guard case .value(let path, let place) = router.configuration.configFileValue,
        let owner = Self.owner(of: path),
        // Of type `s3` the value is no path, and without a type nobody reads it.
        router.configuration.configFileType.written.map({ $0 == "file" }) ?? false
      else { return nil }
      return RuleFinding(at: place.range, .reserved(path, for: owner, router))
    }
  }

  /// The type of router that a path is reserved for.
  private static func owner(of path: JSONString) -> FirelensType? {
    isReserved(path, for: .fluentbit)
      ? .fluentbit : isReserved(path, for: .fluentd) ? .fluentd : nil
  }

  private static func isReserved(_ path: JSONString, for type: FirelensType) -> Bool {
    path.decodedBytes.holds(type.generatedName)
      && ContainerPath(path) == type.generatedConfiguration
  }
}

extension Message {
  fileprivate static func reserved(
    _ path: JSONString, for owner: FirelensType, _ router: LogRouter
  ) -> Message {
    Message(
      fact: "log router \(router.container.label) names '\(path.text)', where ECS puts the file "
        + "that it generates for \(owner.rawValue)",
      consequence: router.configuration.knownType == owner
        ? "the generated file then includes itself, and the router stops as it starts"
        : "ECS reserves the path and asks for another one",
      remedy: "give the file another name in the image, such as 'extra.conf', and name that one"
    )
  }
}

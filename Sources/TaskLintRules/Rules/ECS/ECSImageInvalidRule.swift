struct ECSImageInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-image-invalid",
    category: .ecs,
    severity: .error,
    stage: .start,
    summary: "The image is not a valid reference.",
    rationale: """
      A reference is an optional registry, a repository in lower case, and a tag or a digest such as \
      `sha256:` with 64 hexadecimal digits. It has no scheme and no blanks. The API accepts any \
      text, but the image cannot be pulled: `invalid reference format`.
      """,
    remedy: "Use a reference such as `registry.example/team/app:1.4`.",
    references: [
      .containerDefinition,
      .init(
        "Docker: grammar of image references",
        "https://github.com/distribution/reference/blob/main/reference.go"),
    ],
    lessons: [
      Lesson(
        image("https://registry.koyama.example/app:1.4", isInvalid: true),
        after: image("registry.koyama.example/app:1.4")),
      Lesson(
        image("koyama/App:1.4", isInvalid: true), after: image("koyama/app:1.4")),
    ],
    examples: [
      image("koyama/app:1.4 ", isInvalid: true),
      image("koyama/app@sha256:12ab", isInvalid: true),
      image("koyama/app:Release-1.4"),
      image("Registry.koyama.example:5000/app:1.4"),
      image("koyama/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
      image("KOYAMA_IMAGE"),
      image("${REPOSITORY}/App"),
    ]
  )

  private static func image(
    _ image: String, isInvalid: Bool = false, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let value = isInvalid ? "[|\"\(image)\"|]" : "\"\(image)\""
    return Example(app: #""image": \#(value)"#, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard case .value(let image, let place) = container.image, !image.isBlank,
        let problem = Self.problem(with: image)
      else { return nil }
      return RuleFinding(
        at: place.range, .invalid(image, in: container, problem.fact, remedy: problem.remedy)
      ).fixed(by: Self.fix(image))
    }
  }

  private static func problem(with image: JSONString) -> (fact: MessageText, remedy: MessageText)? {
    let bytes = image.decodedBytes
    for scheme: StaticString in ["https://", "http://"] where bytes.begins(with: scheme) {
      return ("begins with '\(scheme.description)'", "remove '\(scheme.description)'")
    }
    if bytes.contains(where: \.isJSONWhitespace) {
      return ("contains a blank", "remove the blank")
    }
    let reference = ImageReference(image)
    let repository = reference.repositoryBytes
    // A name in capitals only stands for the real one.
    if repository.contains(where: \.isUppercase), repository.contains(where: \.isLowercase) {
      return ("has capitals in its repository", "write the repository in lower case")
    }
    if let digest = reference.digest, !isDigest(digest) {
      return ("has an invalid digest", "use 'sha256:' with 64 hexadecimal digits")
    }
    return nil
  }

  /// Removes blanks at the ends.
  private static func fix(_ image: JSONString) -> Fix? {
    let bytes = image.decodedBytes
    guard let first = bytes.firstIndex(where: { !$0.isJSONWhitespace }),
      let last = bytes.lastIndex(where: { !$0.isJSONWhitespace }),
      last - first + 1 < bytes.count,
      !bytes[first...last].contains(where: \.isJSONWhitespace)
    else { return nil }
    let edit = Fix.Edit.rewriting(image, as: String(bytes[first...last]))
    return Fix(.safe, "remove the blanks", edits: [edit])
  }

  private static func isDigest(_ digest: String) -> Bool {
    let parts = digest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    // Other algorithms have other lengths.
    guard parts[0] == "sha256" else { return true }
    return parts[1].utf8.count == 64
      && parts[1].utf8.allSatisfy { $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= $0 }
  }
}

extension Message {
  fileprivate static func invalid(
    _ image: JSONString, in container: ContainerDefinition, _ problem: MessageText,
    remedy: MessageText
  ) -> Message {
    Message(
      fact: "image '\(image.shown)' of container \(container.label) \(problem)",
      consequence: "the image cannot be pulled, and the task does not start", remedy: remedy)
  }
}

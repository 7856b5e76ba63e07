/// The command of a health check: `["CMD-SHELL", "curl -f http://localhost/ || exit 1"]`.
struct HealthCheckCommand {
  /// A word of the command and its place.
  struct Word {
    let string: JSONString
    let place: Place
    let text: String

    var hasBlank: Bool { text.utf8.contains(where: \.isJSONWhitespace) }
  }

  /// The words, the first of them `CMD` or `CMD-SHELL`.
  let words: [Word]

  /// Reads the command of a container; nil if there is none or a word is not known.
  init?(of container: ContainerDefinition) {
    guard let command = container.healthCheck.value?.command.value, !command.isEmpty else {
      return nil
    }
    words = command.compactMap { word in
      guard case .value(let string, let place) = word else { return nil }
      return Word(string: string, place: place, text: string.text)
    }
    guard words.count == command.count else { return nil }
  }

  /// Whether a shell of the image runs the command.
  var usesShell: Bool {
    guard let first = words.first?.text else { return false }
    if first == "CMD-SHELL" { return true }
    guard first == "CMD", words.count > 1 else { return false }
    let program = words[1].text.split(separator: "/").last.map(String.init) ?? ""
    return program == "sh" || program == "bash" || program == "ash"
  }
}

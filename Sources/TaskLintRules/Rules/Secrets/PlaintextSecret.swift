/// A string of a definition that holds a secret in plain text.
struct PlaintextSecret: Sendable {
  /// The place of the string.
  enum Place: Sendable {
    case variable
    case logOption
    case label
    case tag
    /// An element of `command`, `entryPoint` or the command of `healthCheck`.
    case command(StaticString)
    /// Any other property.
    case property
    /// The default of a template's parameter.
    case parameter
  }

  let place: Place
  /// The name of a variable, an option, a label or a tag; empty for a command.
  let name: String
  let value: JSONString
  /// The kind of secret, with its article.
  let kind: StaticString
  /// The container; nil for a tag.
  let container: ContainerDefinition?

  /// The subject of a finding about the string; nil for the element of a command itself.
  var subject: Subject? {
    switch place {
    case .variable: container?.subject("environment", name)
    case .logOption: container?.subject("logConfiguration", "options", name)
    case .label: container?.subject("dockerLabels", name)
    case .tag: Subject(["tags", name])
    case .command, .property, .parameter: nil
    }
  }

  /// The string in messages, as a noun phrase.
  var description: String {
    let part =
      switch place {
      case .variable: "variable '\(name)'"
      case .logOption: "log option '\(name)'"
      case .label: "label '\(name)'"
      case .tag: "tag '\(name)'"
      case .command(let property): "'\(property)'"
      case .property: name.isEmpty ? "a value" : "'\(name)'"
      case .parameter: "the default of parameter '\(name)'"
      }
    return container.map { "\(part) of container \($0.label)" } ?? part
  }
}

extension TaskDefinition {
  /// The strings that hold a secret, in the order of the containers.
  var plaintextSecrets: [PlaintextSecret] {
    containers.flatMap { container in
      var finder = PlaintextSecretFinder(container)
      finder.addEnvironment()
      if let options = container.logConfiguration.value?.options.value {
        finder.add(.logOption, of: options)
      }
      if let labels = container.dockerLabels.value { finder.add(.label, of: labels) }
      finder.addCommands()
      finder.addOthers(of: container.object.value)
      return finder.secrets
    } + secretTags + otherSecrets
  }

  /// The secrets outside containers.
  private var otherSecrets: [PlaintextSecret] {
    var finder = PlaintextSecretFinder(nil)
    if form != .containers { finder.addOthers(of: object.value) }
    if let metadata { finder.addOthers(of: metadata.value) }
    if form == .cloudFormation { finder.addParameters(of: document.root) }
    return finder.secrets
  }

  private var secretTags: [PlaintextSecret] {
    var finder = PlaintextSecretFinder(nil)
    for tag in properties.tags.value ?? [] {
      guard let tag = tag.value, let key = tag.key.written,
        let value = tag.value.written
      else { continue }
      finder.add(.tag, key, value)
    }
    return finder.secrets
  }
}

/// Collects the secrets of a container, or of the task.
struct PlaintextSecretFinder {
  let container: ContainerDefinition?
  private(set) var secrets: [PlaintextSecret] = []

  init(_ container: ContainerDefinition?) { self.container = container }

  /// Whether a name and its value may be those of a secret, which few are.
  static func mayBeSecret(_ name: UncheckedBytes, _ value: UncheckedBytes) -> Bool {
    SecretName.Endings.known.mayEnd(name) || TextSecrets.mayBeIn(value)
  }

  mutating func addEnvironment() {
    guard let entries = container?.environment.entries else { return }
    for position in entries.positions(where: Self.mayBeSecret) {
      guard let (name, value) = entries.written(position) else { continue }
      add(.variable, name, value)
    }
  }

  mutating func add(_ place: PlaintextSecret.Place, of map: ObjectView) {
    for member in map.value.members {
      guard let value = member.value.string,
        member.key.withDecodedBytes({ name in
          value.withDecodedBytes { Self.mayBeSecret(name, $0) }
        })
      else { continue }
      add(place, member.key, value)
    }
  }

  mutating func add(_ secret: PlaintextSecret) { secrets.append(secret) }

  mutating func add(_ place: PlaintextSecret.Place, _ name: JSONString, _ value: JSONString) {
    guard !Placeholder.isIn(name) else { return }
    guard let kind = Self.kind(of: value, named: name.text) else { return }
    secrets.append(
      PlaintextSecret(
        place: place, name: name.text, value: value, kind: kind, container: container))
  }

  private static func kind(of value: JSONString, named name: String) -> StaticString? {
    TextSecrets.kind(in: value.text, named: name)
  }

  mutating func addCommands() {
    guard let container else { return }
    add("entryPoint", container.entryPoint)
    add("command", container.command)
    if let check = container.healthCheck.value { add("healthCheck", check.command) }
  }

  private mutating func add(_ property: StaticString, _ command: Field<[Field<JSONString>]>) {
    var arguments = CommandSecrets()
    for element in command.written ?? [] {
      guard let element = element.written else {
        arguments = CommandSecrets()
        continue
      }
      guard let kind = arguments.kind(ofNext: element.text) else { continue }
      secrets.append(
        PlaintextSecret(
          place: .command(property), name: "", value: element, kind: kind, container: container))
    }
  }
}

/// The values of a custom file, with the variables of the log router replaced.
struct FileValues {
  /// A part of a value.
  enum ValuePart {
    /// A text of the file.
    case literal(String)
    /// The value of a variable.
    case value(String, of: String)
    /// A variable from a parameter or secret.
    case parameter(DefinitionText)
    /// A variable whose value is not known, or is not known offline.
    case unknown(DefinitionText)
  }

  private let file: CustomFile
  private let environment: RouterEnvironment
  /// The parameters of the variables that the agent makes of the secrets of log options.
  private let injected: [String: DefinitionText]

  init(_ file: CustomFile, in definition: TaskDefinition) {
    self.file = file
    environment = RouterEnvironment(of: file.router.container, in: definition)
    var injected: [String: DefinitionText] = [:]
    for container in definition.containers {
      guard let configuration = container.logConfiguration.value else { continue }
      for entry in configuration.secretOptions.entries {
        guard let name = entry.name.value else { continue }
        injected["\(name.text)_\(container.index)"] = .parameter(of: entry)
      }
    }
    self.injected = injected
  }

  /// The parts of a value.
  func parts(of property: ClassicProperty, in section: ClassicSection) -> [ValuePart] {
    var parts: [ValuePart] = []
    var start = property.valueRange.start
    func add(literalTo end: Int) {
      guard start < end else { return }
      parts.append(.literal(section.source.text(in: SourceRange(start, end))))
    }
    for variable in property.variables {
      add(literalTo: variable.range.start)
      parts.append(part(variable, section.source.text(in: variable.range)))
      start = variable.range.end
    }
    add(literalTo: property.valueRange.end)
    return parts
  }

  private func part(_ variable: ClassicVariable, _ reference: String) -> ValuePart {
    let (name, router) = (variable.name, file.router.container)
    let unknown = ValuePart.unknown(variable.hasDefault ? "${\(name: name)}" : .name(reference))
    // The value of `@SET` comes before the environment.
    guard !file.configuration.variables.contains(name), !variable.hasDefault || !file.lacksDefaults
    else { return unknown }
    if let entry = router.secrets.lookup(named: name).value {
      return .parameter(.parameter(of: entry))
    }
    let preset =
      variable.hasDefault
      ? String(reference.dropFirst(name.count + 4).dropLast()) : ""
    if let entry = router.environment.lookup(named: name).value {
      if let value = entry.value.value {
        // Fluent Bit uses the default of an empty variable as well.
        let usesPreset = value.text.isEmpty && variable.hasDefault
        return usesPreset ? .literal(preset) : .value(value.text, of: name)
      }
      return .unknown(entry.value.written.map { .setting($0.text, of: name) } ?? .unresolved)
    }
    if let parameter = injected[name] { return .parameter(parameter) }
    guard variable.hasDefault, environment.certainlyLacks(name) else { return unknown }
    return .literal(preset)
  }

  /// The value, if it is known.
  func text(of property: ClassicProperty, in section: ClassicSection) -> String? {
    if property.isResolved { return property.value }
    var text = ""
    for part in parts(of: property, in: section) {
      switch part {
      case .literal(let literal): text += literal
      case .value(let value, _): text += value
      case .parameter, .unknown: return nil
      }
    }
    return text
  }

  /// The value as it is shown: a secret by the name of its parameter.
  func shown(
    _ property: ClassicProperty, in section: ClassicSection, of plugin: OutputPlugin?
  ) -> DefinitionText {
    let parts = parts(of: property, in: section)
    if parts.count == 1, case .parameter(let parameter) = parts[0] { return "from \(parameter)" }
    var whole = ""
    var shown: DefinitionText = ""
    for part in parts {
      switch part {
      case .literal(let text):
        whole += text
        shown = "\(shown)\(DefinitionText.inFile(text, of: property.value))"
      case .value(let text, let name):
        whole += text
        shown = "\(shown)\(DefinitionText.setting(text, of: name))"
      case .parameter(let parameter): shown = "\(shown)<from \(parameter)>"
      case .unknown(let text): shown = "\(shown)\(text)"
      }
    }
    let joined = DefinitionText.setting(whole, of: property.name, plugin: plugin)
    return joined.isSecret ? joined : shown
  }
}

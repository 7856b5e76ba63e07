/// The fixes that insert a team's log router, or parts of it.
extension SidecarTemplate {
  // MARK: - The whole router

  /// Inserts the router, and sends the logs of the other containers to it.
  func insertion(into definition: TaskDefinition) -> Fix? {
    guard let list = definition.containerList, !isNamed(in: definition),
      !(needsExecutionRole(in: definition) && definition.executionRoleARN.isUnset),
      let router = router(SidecarValues(definition))
    else { return nil }
    let others = definition.containers.filter { other in
      let logsToRouter = other.logDriver.value.map { $0 == "awsfirelens" } ?? false
      return !logsToRouter && !other.logDriver.isUnknown && !excepts(other)
    }
    let moved = others.compactMap(\.loggingToFireLens)
    guard moved.count == others.count, !moved.isEmpty || !definition.firelensUsers.isEmpty else {
      return nil
    }
    let edits = (moved + [.appending([router], to: list)]).sorted { $0.range < $1.range }
    return Fix(.unsafe, "insert log router '\(asked: name)' of the configuration", edits: edits)
  }

  private func isNamed(in definition: TaskDefinition) -> Bool {
    definition.containers.contains { $0.name.value.map { $0.text == name } ?? false }
  }

  // MARK: - Parts

  /// Sets a variable of a log router to the template's value, in `environment` or `secrets`.
  func setting(
    variable name: String, of sidecar: ContainerDefinition, in definition: TaskDefinition
  ) -> Fix? {
    if let value = value(ofVariable: name, SidecarValues(definition)) {
      return Fix(
        .unsafe, "set '\(name)' as the configuration specifies",
        edit: Self.edit(
          sidecar.environment, .environment, of: sidecar, name, valueName: "value", value))
    }
    return setting(secret: name, of: sidecar, in: definition)
  }

  /// Adds a secret of the template to a log router.
  func setting(
    secret name: String, of sidecar: ContainerDefinition, in definition: TaskDefinition
  ) -> Fix? {
    guard let entry = container.secrets.lookup(named: name).value,
      let text = entry.value.written?.text, let value = SidecarValues(definition).output(text),
      // A task without an execution role can't read a secret.
      !definition.executionRoleARN.isUnset,
      // The API rejects a name in both lists.
      sidecar.environment.lookup(named: name).isAbsent
    else { return nil }
    return Fix(
      .unsafe, "add secret '\(name)' as in the 'sidecar' of the configuration",
      edit: Self.edit(sidecar.secrets, .secrets, of: sidecar, name, valueName: "valueFrom", value))
  }

  /// Sets the value of an entry, or adds the entry, or the list.
  private static func edit(
    _ entries: NamedEntries, _ list: ContainerDefinition.Property,
    of sidecar: ContainerDefinition, _ name: String, valueName: String, _ value: JSONOutput
  ) -> Fix.Edit? {
    let spelling = sidecar.object.spelling
    if let entry = entries.lookup(named: name).value {
      return entry.object.setting(1, spelling.name(of: valueName), to: value)
    }
    let entry: JSONOutput = .object([
      (name: spelling.name(of: "name"), value: .string(name)),
      (name: spelling.name(of: valueName), value: value),
    ])
    switch entries.field {
    case .value(let list, _): return .appending([entry], to: list)
    case .absent, .null: return sidecar.setting(list, to: [entry])
    case .unresolved, .mistyped: return nil
    }
  }

  /// Makes a log router read the template's file.
  func readingFile(_ router: LogRouter, in definition: TaskDefinition) -> Fix? {
    // The file of another program can't be read.
    guard let configuration = container.firelensConfiguration.value,
      configuration.type.value?.text == router.configuration.type.value?.text,
      configuration.configFileType.value.map({ $0 == "file" }) ?? false,
      let text = configuration.configFileValue.written?.text,
      let path = SidecarValues(definition).output(text)
    else { return nil }
    let wanted: [(name: String, value: JSONOutput)] = [
      ("config-file-type", "file"), ("config-file-value", path),
    ]
    var edits: [Fix.Edit] = []
    switch router.configuration.options {
    case .absent, .null:
      edits = [router.configuration.setting(.options, to: .object(wanted))].compactMap(\.self)
    case .value(let options, _):
      let written = Array(options.value.members)
      var added: [(name: String, value: JSONOutput)] = []
      for option in wanted {
        if let old = written.last(where: { $0.key.text == option.name }) {
          edits.append(.replacing(old.value, with: option.value))
        } else {
          added.append(option)
        }
      }
      if !added.isEmpty { edits.append(.adding(added, to: options.value)) }
    case .unresolved, .mistyped: break
    }
    guard !edits.isEmpty else { return nil }
    return Fix(
      .unsafe, "read the file of the 'sidecar' of the configuration",
      edits: edits.sorted { $0.range < $1.range })
  }
}

extension TaskDefinition {
  /// The list of the containers; nil if it is not in the file as a list.
  fileprivate var containerList: JSONValue? {
    guard !mayHaveMoreContainers else { return nil }
    if let document = containers.first?.object.document, document.isEmbedded {
      return document.root
    }
    if object.value.kind == .array { return object.value }
    return properties.field(.containerDefinitions).value
  }
}

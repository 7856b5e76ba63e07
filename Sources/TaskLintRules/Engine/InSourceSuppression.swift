/// A suppression in a definition, before it is located.
///
/// A container's label is deployed with the container; CloudFormation metadata stays in the template.
struct InSourceSuppression {
  /// The prefix of a label; the rest is the name of the rule.
  static let labelPrefix = "tasklint.ignore/"

  /// The label's or the entry's key.
  let key: JSONString
  let name: String
  let reason: String
  /// The range that it applies to: the container, or the whole definition.
  let scope: SourceRange
  let subject: Subject?
  let family: String?
  let containerName: String?

  /// All suppressions of a file, each once.
  static func all(in contents: FileContents) -> [InSourceSuppression] {
    var found: [InSourceSuppression] = []
    for definition in contents.definitions {
      for container in definition.containers {
        addLabels(of: container, in: definition, to: &found)
      }
      addMetadata(of: definition, to: &found)
    }
    guard found.count > 1 else { return found }
    // A template's definition is read once for each outcome of its conditions.
    var seen: Set<SourceRange> = []
    return found.filter { seen.insert($0.key.range).inserted }
  }

  private static func addLabels(
    of container: ContainerDefinition, in definition: TaskDefinition,
    to found: inout [InSourceSuppression]
  ) {
    guard let labels = container.dockerLabels.written else { return }
    for label in labels.value.members {
      let key = label.key.text
      guard key.hasPrefix(labelPrefix), let reason = reason(label, labels.context) else { continue }
      found.append(
        InSourceSuppression(
          key: label.key, name: String(key.dropFirst(labelPrefix.count)), reason: reason,
          scope: container.object.value.range, subject: container.subject("dockerLabels", key),
          family: definition.family.value?.text, containerName: container.name.value?.text))
    }
  }

  private static func addMetadata(
    of definition: TaskDefinition, to found: inout [InSourceSuppression]
  ) {
    guard let metadata = definition.metadata,
      let entries = metadata.value.member("tasklint")?.value.member("ignore")?.value
    else { return }
    for entry in entries.members {
      guard let reason = reason(entry, metadata.context) else { continue }
      found.append(
        InSourceSuppression(
          key: entry.key, name: entry.key.text, reason: reason,
          scope: definition.object.value.range, subject: nil,
          family: definition.family.value?.text, containerName: nil))
    }
  }

  /// The reason, empty if there is none; nil for a value of another type, which another rule reports.
  private static func reason(_ member: JSONValue.Member, _ context: InputContext) -> String? {
    switch Field<JSONValue>(member.value, key: member.key.range, context).map(\.string) {
    case .value(let reason, _): reason.text
    // It is resolved later, so there is a reason.
    case .unresolved(let reason, _): reason?.text ?? "unresolved"
    case .absent, .null: ""
    case .mistyped: nil
    }
  }
}

extension Locator {
  /// The location in the file of a range of the documents.
  func location(_ range: SourceRange) -> Finding.Location {
    excerpts.location(contents.place(range))
  }

  /// The suppression with its place and scope.
  func scoped(_ raw: InSourceSuppression) -> ScopedSuppression {
    let pointer = pointer(to: raw.key.range)
    return ScopedSuppression(
      suppression: Suppression(
        kind: .inSource, name: excerpts.secrets.masked(raw.name),
        reason: excerpts.secrets.masked(raw.reason),
        token: excerpts.token(contents.place(raw.key.range), pointer: pointer), end: nil,
        subject: raw.subject ?? Subject(pointer: pointer), family: raw.family,
        containerName: raw.containerName.map(excerpts.secrets.masked)),
      scope: .range(location(raw.scope).range), isExpired: false)
  }
}

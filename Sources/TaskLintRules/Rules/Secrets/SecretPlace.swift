/// A secret that ECS passes to a container or to its log driver.
struct SecretPlace: Sendable {
  let container: ContainerDefinition
  let entry: NamedEntries.Entry
  /// Whether it is in `secretOptions` of the log configuration, not in `secrets`.
  let isLogOption: Bool

  /// The subject of a finding about the secret.
  var subject: Subject {
    let name = entry.name.written?.text ?? ""
    return isLogOption
      ? container.subject("logConfiguration", "secretOptions", name)
      : container.subject("secrets", name)
  }

  /// The secret in messages.
  var label: String {
    entry.name.written.map { "secret '\($0.shown)'" } ?? "a secret"
  }
}

extension TaskDefinition {
  /// The secrets that ECS reads for the task, in the order of the containers, without those whose
  /// written reference a function skips.
  ///
  /// Most are skipped, and the written reference is cheaper than the resolved one.
  func secretPlaces(unless isSkipped: (JSONString) -> Bool) -> [SecretPlace] {
    var places: [SecretPlace] = []
    func add(_ entries: NamedEntries.Entries, of container: ContainerDefinition, isOption: Bool) {
      for index in entries.indices {
        if let written = entries.written(index), isSkipped(written.value) { continue }
        places.append(
          SecretPlace(container: container, entry: entries[index], isLogOption: isOption))
      }
    }
    for container in containers {
      add(container.secrets.entries, of: container, isOption: false)
      guard let configuration = container.logConfiguration.value else { continue }
      add(configuration.secretOptions.entries, of: container, isOption: true)
    }
    return places
  }
}

/// One secret that ECS hands to a container or to its log driver.
struct SecretPlace: Sendable {
  let container: ContainerDefinition
  let entry: NamedEntries.Entry
  /// Whether it stands among the log configuration's `secretOptions`, not among `secrets`.
  let isLogOption: Bool

  /// The subject of a finding about the secret.
  var subject: Subject {
    let name = entry.name.written?.text ?? ""
    return isLogOption
      ? container.subject("logConfiguration", "secretOptions", name)
      : container.subject("secrets", name)
  }

  /// The secret as messages name it.
  var label: String {
    entry.name.written.map { "secret '\($0.text)'" } ?? "a secret"
  }
}

extension TaskDefinition {
  /// Every secret that ECS looks up for the task, in the order of the containers.
  var secretPlaces: [SecretPlace] {
    var places: [SecretPlace] = []
    for container in containers {
      for entry in container.secrets.entries {
        places.append(SecretPlace(container: container, entry: entry, isLogOption: false))
      }
      guard let configuration = container.logConfiguration.value else { continue }
      for entry in configuration.secretOptions.entries {
        places.append(SecretPlace(container: container, entry: entry, isLogOption: true))
      }
    }
    return places
  }
}

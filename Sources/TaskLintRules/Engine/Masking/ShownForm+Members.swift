extension ShownForm {
  /// The form in which the value of a property may be shown; nil if it may not.
  ///
  /// A list of strings has the form of its elements.
  static func form(of member: APIModel.Member) -> ShownForm? { forms[place(of: member)] }

  /// The forms of all properties, because a lookup by name takes as long as the rest of the walk.
  private static let forms: [ShownForm?] = {
    var forms = [ShownForm?](repeating: nil, count: APIModel.ShapeName.allCases.count * 64)
    for member in APIModel.members { forms[place(of: member)] = namedForm(of: member) }
    return forms
  }()

  /// A structure has fewer than 64 properties.
  private static func place(of member: APIModel.Member) -> Int {
    Int(member.owner.rawValue) * 64 + member.position
  }

  private static func namedForm(of member: APIModel.Member) -> ShownForm? {
    switch APIModel.shape(of: member.shape) {
    case .boolean, .integer, .number, .amount: return .word
    case .oneOf, .oneOfIgnoringCase, .option, .beginning: return .word
    case .structure, .map, .list, .string, .text, .image:
      switch member.owner {
      case .registerTaskDefinitionRequest: return ofTask[member.name.description]
      case .containerDefinition: return ofContainer[member.name.description]
      case .keyValuePair, .tag:
        return member.name.description == "value" ? nil : .key
      default: return others[member.name.description]
      }
    }
  }

  private static let ofTask: [String: ShownForm] = [
    "family": .name, "taskRoleArn": .reference, "executionRoleArn": .reference, "cpu": .size,
    "memory": .size, "requiresCompatibilities": .word,
  ]

  private static let ofContainer: [String: ShownForm] = [
    "name": .name, "image": .image, "links": .name, "hostname": .name, "user": .word,
    "workingDirectory": .path, "dnsServers": .name, "dnsSearchDomains": .name,
    "dockerSecurityOptions": .word,
  ]

  /// The properties of the other structures, whose names mean the same everywhere.
  private static let others: [String: ShownForm] = [
    "credentialsParameter": .reference, "name": .name, "containerPortRange": .size,
    "value": .reference, "sourceVolume": .name, "containerPath": .path, "sourceContainer": .name,
    "add": .word, "drop": .word, "hostPath": .path, "permissions": .word, "mountOptions": .word,
    "valueFrom": .reference, "containerName": .name, "hostname": .name, "ipAddress": .name,
    "namespace": .name, "sourcePath": .path, "driver": .name, "fileSystemId": .name,
    "rootDirectory": .path, "accessPointId": .name, "fileSystemArn": .reference,
    "accessPointArn": .reference, "domain": .name, "deviceName": .name, "deviceType": .name,
  ]

  /// The properties that only DescribeTaskDefinition returns.
  static let ofAnswer: [String: ShownForm] = [
    "taskDefinitionArn": .reference, "status": .word, "requiresAttributes": .name,
    "compatibilities": .word, "registeredAt": .name, "deregisteredAt": .name,
    "deleteRequestedAt": .name, "registeredBy": .reference, "name": .name,
  ]

  /// The form of an option's value in a map; nil for a map whose values are all the user's.
  static func form(ofOption name: String, in map: APIModel.ShapeName) -> ShownForm? {
    switch map {
    case .firelensConfigurationOptionsMap:
      switch name {
      case "config-file-value": return .path
      case "config-file-type": return .word
      default: return .setting
      }
    case .logConfigurationOptionsMap:
      return SecretName.isMasked(Array(name.utf8)[...]) ? nil : .setting
    default: return nil
    }
  }
}

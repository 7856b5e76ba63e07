/// Lengths, patterns, ranges and words that the API's documentation states and its model leaves out.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
extension APIModel {
  /// What the documentation says about a property.
  ///
  /// Each start asks this of every property, so the cases hold no lists.
  enum Limit {
    /// Letters, digits, underscores and hyphens, as in the names of containers.
    case name
    /// The same, or empty.
    case optionalName
    case image
    case range(ClosedRange<Int>)
    /// None, or at least so much.
    case amount(least: Int)
    case list(ShapeName, most: Int)
    case transportProtocol
    case exitCodes
    case capabilities
    case mountOptions
    case credentialSpecs
    case arn

    /// The shape of the property's value, nil if the model's own applies.
    var shape: Shape? {
      switch self {
      case .name: .text(length: 1...255, pattern: namePattern)
      case .optionalName: .text(length: 0...255, pattern: namePattern)
      case .image: .image(length: 0...255)
      case .range(let range): .number(range)
      case .amount(let least): .amount(least: least)
      case .list(let element, let most): .list(element, count: 0...most)
      case .transportProtocol: .oneOfIgnoringCase(["tcp", "udp"])
      case .exitCodes: .list(.integer, count: 0...50)
      case .credentialSpecs: .list(.string, count: 0...1)
      case .arn: .beginning(["arn:"])
      case .capabilities, .mountOptions: nil
      }
    }

    /// The shape of the elements of the property's list, nil if the model's own applies.
    var elementShape: Shape? {
      switch self {
      case .exitCodes: .number(0...255)
      case .capabilities: .oneOf(APIModel.capabilities)
      case .mountOptions: .option(APIModel.mountOptions)
      case .credentialSpecs: .beginning(["credentialspec:arn:", "credentialspecdomainless:arn:"])
      default: nil
      }
    }
  }

  private static let namePattern = APIPattern("[A-Za-z0-9_-]*")

  /// What the documentation says about a property beyond the model, nil if nothing.
  static func limit(of member: Member) -> Limit? {
    switch member.owner {
    case .registerTaskDefinitionRequest: taskLimit(of: member)
    case .containerDefinition: containerLimit(of: member)
    case .linuxParameters, .kernelCapabilities, .tmpfs, .ulimit: linuxLimit(of: member)
    default: otherLimit(of: member)
    }
  }

  private static func taskLimit(of member: Member) -> Limit? {
    // Pipelines fill in an empty family.
    if member.isNamed("family") { return .optionalName }
    guard member.isNamed("placementConstraints") else { return nil }
    return .list(.taskDefinitionPlacementConstraint, most: 10)
  }

  private static func containerLimit(of member: Member) -> Limit? {
    if member.isNamed("name") { return .name }
    if member.isNamed("image") { return .image }
    if member.isNamed("environmentFiles") { return .list(.environmentFile, most: 10) }
    // What the Docker daemon reserves for a container at least.
    if member.isNamed("memory") { return .amount(least: 6) }
    if member.isNamed("credentialSpecs") { return .credentialSpecs }
    let isAmount =
      member.isNamed("cpu") || member.isNamed("memoryReservation")
      || member.isNamed("startTimeout") || member.isNamed("stopTimeout")
    return isAmount ? .range(0...Int.max) : nil
  }

  private static func linuxLimit(of member: Member) -> Limit? {
    switch member.owner {
    case .kernelCapabilities: return .capabilities
    // -1 means no limit.
    case .ulimit where !member.isNamed("name"): return .range(-1...Int.max)
    case .tmpfs where member.isNamed("size"): return .range(1...Int.max)
    case .tmpfs where member.isNamed("mountOptions"): return .mountOptions
    case .linuxParameters where member.isNamed("swappiness"): return .range(0...100)
    case .linuxParameters where member.isNamed("maxSwap") || member.isNamed("sharedMemorySize"):
      return .range(0...Int.max)
    default: return nil
    }
  }

  private static func otherLimit(of member: Member) -> Limit? {
    let port = 1...65535
    return switch member.owner {
    case .volume where member.isNamed("name"): .optionalName
    case .containerRestartPolicy where member.isNamed("ignoredExitCodes"): .exitCodes
    case .containerRestartPolicy where member.isNamed("restartAttemptPeriod"): .range(60...1800)
    case .portMapping where member.isNamed("containerPort"): .range(port)
    // A host port of 0 asks for any free one.
    case .portMapping where member.isNamed("hostPort"): .range(0...65535)
    case .portMapping where member.isNamed("protocol"): .transportProtocol
    case .healthCheck where member.isNamed("interval"): .range(5...300)
    case .healthCheck where member.isNamed("timeout"): .range(2...60)
    case .healthCheck where member.isNamed("retries"): .range(1...10)
    case .healthCheck where member.isNamed("startPeriod"): .range(0...300)
    case .ephemeralStorage where member.isNamed("sizeInGiB"): .range(21...200)
    case .efsVolumeConfiguration where member.isNamed("transitEncryptionPort"): .range(port)
    case .fsxWindowsFileServerAuthorizationConfig where member.isNamed("credentialsParameter"): .arn
    default: nil
    }
  }
}

extension APIModel.Member {
  fileprivate func isNamed(_ name: StaticString) -> Bool { self.name.isSame(as: name) }
}

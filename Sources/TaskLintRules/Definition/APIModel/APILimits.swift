/// Lengths, patterns and ranges that the API's model leaves out and its documentation tells.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
extension APIModel {
  /// What the documentation says of a member's value: of no more parts than a quick look needs.
  private enum Limit {
    /// Letters, digits, underscores and hyphens: what families and containers are named with.
    case name
    case image
    case range(ClosedRange<Int>)
    case list(ShapeName, most: Int)

    var shape: Shape {
      switch self {
      case .name: .text(length: 1...255, pattern: namePattern)
      case .image: .image(length: 0...255)
      case .range(let range): .number(range)
      case .list(let element, let most): .list(element, count: 0...most)
      }
    }
  }

  private static let namePattern = APIPattern("[A-Za-z0-9_-]*")

  /// What the documentation says of a member's value and the model does not; nil where it says no
  /// more.
  static func limit(of member: Member) -> Shape? { documented(member).map(\.shape) }

  /// Whether the documentation says more of a member's value than the model.
  static func isLimited(_ member: Member) -> Bool { documented(member) != nil }

  private static func documented(_ member: Member) -> Limit? {
    func isNamed(_ name: StaticString) -> Bool { member.name.isSame(as: name) }
    let port = 1...65535
    return switch member.owner {
    case .registerTaskDefinitionRequest where isNamed("family"): .name
    case .registerTaskDefinitionRequest where isNamed("placementConstraints"):
      .list(.taskDefinitionPlacementConstraint, most: 10)
    case .containerDefinition where isNamed("name"): .name
    case .containerDefinition where isNamed("image"): .image
    case .containerDefinition where isNamed("environmentFiles"): .list(.environmentFile, most: 10)
    case .containerRestartPolicy where isNamed("ignoredExitCodes"): .list(.integer, most: 50)
    case .containerRestartPolicy where isNamed("restartAttemptPeriod"): .range(60...1800)
    case .portMapping where isNamed("containerPort"): .range(port)
    // A host port of 0 asks for any free one.
    case .portMapping where isNamed("hostPort"): .range(0...65535)
    case .healthCheck where isNamed("interval"): .range(5...300)
    case .healthCheck where isNamed("timeout"): .range(2...60)
    case .healthCheck where isNamed("retries"): .range(1...10)
    case .healthCheck where isNamed("startPeriod"): .range(0...300)
    case .linuxParameters where isNamed("maxSwap"): .range(0...Int.max)
    case .linuxParameters where isNamed("swappiness"): .range(0...100)
    case .ephemeralStorage where isNamed("sizeInGiB"): .range(21...200)
    case .efsVolumeConfiguration where isNamed("transitEncryptionPort"): .range(port)
    default: nil
    }
  }
}

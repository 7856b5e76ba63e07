/// Lengths, patterns and ranges that the API's model leaves out and its documentation tells.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
extension APIModel {
  /// Letters, digits, underscores and hyphens: what families and containers are named with.
  private static let namePattern = APIPattern("[A-Za-z0-9_-]*")

  private static var name: Shape { .text(length: 1...255, pattern: namePattern) }
  private static var port: Shape { .number(1...65535) }

  /// What the documentation says of a member's value and the model does not; nil where it says no
  /// more.
  static func limit(of member: Member) -> Shape? {
    switch (member.owner, member.name.description) {
    case (.registerTaskDefinitionRequest, "family"): name
    case (.registerTaskDefinitionRequest, "placementConstraints"):
      listOf(10, .taskDefinitionPlacementConstraint)
    case (.containerDefinition, "name"): name
    case (.containerDefinition, "image"): .image(length: 0...255)
    case (.containerDefinition, "environmentFiles"): listOf(10, .environmentFile)
    case (.containerRestartPolicy, "ignoredExitCodes"): listOf(50, .integer)
    case (.containerRestartPolicy, "restartAttemptPeriod"): .number(60...1800)
    case (.portMapping, "containerPort"): port
    // A host port of 0 asks for any free one.
    case (.portMapping, "hostPort"): .number(0...65535)
    case (.healthCheck, "interval"): .number(5...300)
    case (.healthCheck, "timeout"): .number(2...60)
    case (.healthCheck, "retries"): .number(1...10)
    case (.healthCheck, "startPeriod"): .number(0...300)
    case (.linuxParameters, "maxSwap"): .number(0...Int.max)
    case (.linuxParameters, "swappiness"): .number(0...100)
    case (.ephemeralStorage, "sizeInGiB"): .number(21...200)
    case (.efsVolumeConfiguration, "transitEncryptionPort"): port
    default: nil
    }
  }

  private static func listOf(_ most: Int, _ element: ShapeName) -> Shape {
    .list(element, count: 0...most)
  }
}

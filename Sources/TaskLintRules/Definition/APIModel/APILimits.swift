/// Lengths, patterns and ranges that the API's model leaves out and its documentation tells.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
extension APIModel {
  /// Letters, digits, underscores and hyphens: what families and containers are named with.
  private static let name = Shape.text(length: 1...255, pattern: "[A-Za-z0-9_-]*")
  private static let port = Shape.number(1...65535)

  /// What the documentation says of members' values and the model does not.
  static let limits: [(owner: ShapeName, member: StaticString, shape: Shape)] = [
    (.registerTaskDefinitionRequest, "family", name),
    (
      .registerTaskDefinitionRequest, "placementConstraints",
      listOf(10, .taskDefinitionPlacementConstraint)
    ),
    (.containerDefinition, "name", name),
    (.containerDefinition, "image", .image(length: 0...255)),
    (.containerDefinition, "environmentFiles", listOf(10, .environmentFile)),
    (.containerRestartPolicy, "ignoredExitCodes", listOf(50, .integer)),
    (.containerRestartPolicy, "restartAttemptPeriod", .number(60...1800)),
    (.portMapping, "containerPort", port),
    // A host port of 0 asks for any free one.
    (.portMapping, "hostPort", .number(0...65535)),
    (.healthCheck, "interval", .number(5...300)),
    (.healthCheck, "timeout", .number(2...60)),
    (.healthCheck, "retries", .number(1...10)),
    (.healthCheck, "startPeriod", .number(0...300)),
    (.linuxParameters, "maxSwap", .number(0...Int.max)),
    (.linuxParameters, "swappiness", .number(0...100)),
    (.ephemeralStorage, "sizeInGiB", .number(21...200)),
    (.efsVolumeConfiguration, "transitEncryptionPort", port),
  ]

  /// Whether the API requires a member of which its model says nothing: a container has a name.
  static func isAlsoRequired(_ member: StaticString, in owner: ShapeName) -> Bool {
    owner == .containerDefinition && member.isSame(as: "name")
  }

  private static func listOf(_ most: Int, _ element: ShapeName) -> Shape {
    .list(element, count: 0...most)
  }
}

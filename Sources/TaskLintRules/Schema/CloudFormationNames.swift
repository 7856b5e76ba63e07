/// The properties whose name in CloudFormation is not the API's name with a capital.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
enum CloudFormationNames {
  private static let own: [(owner: APIModel.ShapeName, api: StaticString, name: StaticString)] = [
    (.proxyConfiguration, "properties", "ProxyConfigurationProperties"),
    (.volume, "efsVolumeConfiguration", "EFSVolumeConfiguration"),
    (.volume, "fsxWindowsFileServerVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration"),
    (.volume, "s3filesVolumeConfiguration", "S3FilesVolumeConfiguration"),
    (.efsVolumeConfiguration, "fileSystemId", "FilesystemId"),
    (.efsAuthorizationConfig, "iam", "IAM"),
  ]

  /// The API's name of a property of CloudFormation, nil if CloudFormation has no such property.
  static func apiName(of name: String, in owner: APIModel.ShapeName) -> String? {
    if let special = own.first(where: { $0.owner == owner && $0.name.isSame(as: name) }) {
      return special.api.description
    }
    guard name.utf8.first?.isUppercase ?? false else { return nil }
    var bytes = Array(name.utf8)
    bytes[0] = bytes[0].lowercased
    let plain = String(decoding: bytes, as: UTF8.self)
    return own.contains { $0.owner == owner && $0.api.isSame(as: plain) } ? nil : plain
  }

  /// CloudFormation's name of a property of the API.
  static func name(of api: String, in owner: APIModel.ShapeName) -> String {
    own.first { $0.owner == owner && $0.api.isSame(as: api) }?.name.description
      ?? Spelling.pascalCased(api)
  }
}

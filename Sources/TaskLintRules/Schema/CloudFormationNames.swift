/// The properties whose name in CloudFormation is not the API's name with a capital.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
enum CloudFormationNames {
  private static let own: [(owner: APIModel.ShapeName, api: String, name: String)] = [
    (.proxyConfiguration, "properties", "ProxyConfigurationProperties"),
    (.volume, "efsVolumeConfiguration", "EFSVolumeConfiguration"),
    (.volume, "fsxWindowsFileServerVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration"),
    (.volume, "s3filesVolumeConfiguration", "S3FilesVolumeConfiguration"),
    (.efsVolumeConfiguration, "fileSystemId", "FilesystemId"),
    (.efsAuthorizationConfig, "iam", "IAM"),
  ]

  /// The API's name of a property of CloudFormation, nil if CloudFormation has no such property.
  static func apiName(of name: String, in owner: APIModel.ShapeName) -> String? {
    if let special = own.first(where: { $0.owner == owner && $0.name == name }) {
      return special.api
    }
    let plain = Spelling.pascalCase.canonical(name)
    guard name != plain, !own.contains(where: { $0.owner == owner && $0.api == plain }) else {
      return nil
    }
    return plain
  }

  /// CloudFormation's name of a property of the API.
  static func name(of api: String, in owner: APIModel.ShapeName) -> String {
    own.first { $0.owner == owner && $0.api == api }?.name ?? Spelling.pascalCased(api)
  }
}

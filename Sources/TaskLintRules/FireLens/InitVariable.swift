/// A variable of the log router from which AWS's `init` images take a file of Fluent Bit's
/// configuration.
///
/// Source: getAllConfigFiles in
/// https://github.com/aws/aws-for-fluent-bit/blob/mainline/init/fluent_bit_init_process.go
struct InitVariable: Sendable {
  /// Where the file is.
  enum Kind: Sendable {
    /// A file in the image.
    case file
    /// An object in S3.
    case object
  }

  let kind: Kind
  let name: JSONString
  let value: Field<JSONString>

  /// The variables in the environment of a container.
  static func all(in container: ContainerDefinition) -> [InitVariable] {
    container.environment.entries.compactMap { entry in
      guard let name = entry.name.value, let kind = kind(of: name) else { return nil }
      return InitVariable(kind: kind, name: name, value: entry.value)
    }
  }

  private static func kind(of name: JSONString) -> Kind? {
    let bytes = name.decodedBytes
    if bytes.holds("aws_fluent_bit_init_s3") || bytes.holds("aws_fluent_bit_init_S3") {
      return .object
    }
    return bytes.holds("aws_fluent_bit_init_file") || bytes.holds("aws_fluent_bit_init_File")
      ? .file : nil
  }
}

extension ContainerDefinition {
  /// Whether the image is AWS's and reads the variables: its tag begins with `init`.
  ///
  /// Nil for other images and for a tag that is not known.
  var isInitImage: Bool? {
    guard let image = image.value.map({ ImageReference($0) }), FluentBitImage(image) == .aws,
      image.digestBytes == nil
    else { return nil }
    return image.tag?.hasPrefix("init") ?? false
  }
}

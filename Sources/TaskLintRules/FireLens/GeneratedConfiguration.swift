extension ContainerDefinition {
  /// Whether the log router is Fluent Bit with only the configuration that ECS generates.
  var runsOnlyGeneratedConfiguration: Bool {
    guard let configuration = firelensConfiguration.value, configuration.knownType == .fluentbit,
      configuration.configFileType.isUnset, configuration.configFileValue.isUnset,
      Self.isEmpty(command), Self.isEmpty(entryPoint)
    else { return false }
    // AWS's init images include the files that variables of this name specify.
    let names = [environment, secrets].flatMap(\.entries).map(\.name)
    return !mayLoadEnvironment && !environment.field.isUnknown && !secrets.field.isUnknown
      && names.allSatisfy { name in
        name.value.map { !$0.text.hasPrefix("aws_fluent_bit_init_") } ?? false
      }
  }

  private static func isEmpty(_ command: Field<[Field<JSONString>]>) -> Bool {
    command.isUnset || command.value?.isEmpty ?? false
  }
}

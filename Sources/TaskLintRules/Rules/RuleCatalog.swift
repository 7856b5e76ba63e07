/// Every rule of tasklint.
public enum RuleCatalog {
  /// The rules, sorted by category and name.
  ///
  /// A new rule needs one line here.
  public static let rules: [any Rule.Type] = [
    JSONDuplicateKeyRule.self,
    JSONSyntaxRule.self,
    NotATaskDefinitionRule.self,
    FirelensConfigNotFileRule.self,
    FirelensConfigRelativePathRule.self,
    FirelensConfigReservedPathRule.self,
    FirelensConfigS3ARNInvalidRule.self,
    FirelensConfigS3OnFargateRule.self,
    FirelensConfigTypeInvalidRule.self,
    FirelensConfigValueMissingRule.self,
    FirelensHealthCheckUnreachableRule.self,
    FirelensMetadataNotBooleanRule.self,
    FirelensNotUsedRule.self,
    FirelensOptionUnknownRule.self,
    FirelensSidecarAwaitedToExitRule.self,
    FirelensSidecarDuplicatedRule.self,
    FirelensSidecarHasDependenciesRule.self,
    FirelensSidecarImageFloatingRule.self,
    FirelensSidecarImageMismatchRule.self,
    FirelensSidecarLogsToItselfRule.self,
    FirelensSidecarMemoryUnsetRule.self,
    FirelensSidecarMissingRule.self,
    FirelensSidecarMountConflictRule.self,
    FirelensSidecarNotEssentialRule.self,
    FirelensSidecarPortConflictRule.self,
    FirelensSidecarReadOnlyRule.self,
    FirelensSidecarUnloggedRule.self,
    FirelensSidecarUnusedRule.self,
    FirelensSidecarUserImplicitRule.self,
    FirelensSidecarUserNotNumericRule.self,
    FirelensSidecarUserNotRootRule.self,
    FirelensTypeInvalidRule.self,
    FirelensWindowsRule.self,
    OutputBufferLimitInvalidRule.self,
    OutputForwardLoopRule.self,
    OutputMatchSetRule.self,
    OutputNameMissingRule.self,
    OutputOptionEmptyRule.self,
    OutputOptionForeignRule.self,
    OutputOptionMissingRule.self,
    OutputOptionUnknownRule.self,
    OutputPatternInvalidRule.self,
    OutputPluginAbsentRule.self,
    OutputPluginUnknownRule.self,
    OutputSecretNameInvalidRule.self,
    OutputSecretPlaintextRule.self,
    OutputTLSRefusedRule.self,
    OutputVariableUndefinedRule.self,
    DatadogAPIKeyMissingRule.self,
    DatadogAPIKeyNotSSMRule.self,
    DatadogAPIKeyPlaintextRule.self,
    DatadogEnvTagMissingRule.self,
    DatadogHostUnknownRule.self,
    DatadogMetadataOffRule.self,
    DatadogServiceSharedRule.self,
    DatadogSourceUnexpectedRule.self,
    DatadogTagsInvalidRule.self,
    DatadogTLSOffRule.self,
    DatadogVariableMissingRule.self,
    FirehoseStreamNameInvalidRule.self,
    FirehoseStreamSharedRule.self,
    FirehoseTaskRoleMissingRule.self,
    FirehoseVariableMissingRule.self,
    RegionMismatchRule.self,
    AwslogsOptionMissingRule.self,
    LogConfigurationMissingRule.self,
    LogDriverNotFirelensRule.self,
    LogDriverUnsupportedRule.self,
    EnvironmentDuplicateRule.self,
    ExecutionRoleMissingRule.self,
    SecretAccountMismatchRule.self,
    SecretPlaintextRule.self,
    SecretShadowsEnvironmentRule.self,
    SecretValueFromInvalidRule.self,
    RequiresAttributesDuplicateRule.self,
    RequiresAttributesMissingRule.self,
    RequiresAttributesSurplusRule.self,
    ECSARNMismatchRule.self,
    ECSContainerExceedsTaskRule.self,
    ECSContainerNameDuplicateRule.self,
    ECSDependencyCycleRule.self,
    ECSDependencyUnhealthyRule.self,
    ECSDependencyUnknownRule.self,
    ECSMemoryMissingRule.self,
    ECSNoEssentialContainerRule.self,
    ECSNotRegisterableRule.self,
    ECSNullRule.self,
    ECSPortDuplicateRule.self,
    ECSPortMismatchRule.self,
    ECSPropertyMissingRule.self,
    ECSPropertyTypeRule.self,
    ECSPropertyUnknownRule.self,
    ECSTooLargeRule.self,
    ECSTooManyContainersRule.self,
    ECSValueInvalidRule.self,
    ECSVolumeUnknownRule.self,
    FargateNetworkModeRule.self,
    FargateParameterUnsupportedRule.self,
    FargateSizeInvalidRule.self,
    FargateStopTimeoutRule.self,
    ExpiredSuppressionRule.self,
    UnusedSuppressionRule.self,
  ]

  /// The ids of the policy rules.
  public static let policyIDs = Set(rules.map { $0.metadata }.filter(\.isPolicy).map(\.id))

  /// The rule with a name, if there is one.
  public static func rule(named name: String) -> (any Rule.Type)? {
    rules.first { $0.metadata.id.name == name }
  }

  /// The rules that report nothing for the subjects of a rule.
  static func rules(yieldingTo rule: RuleMetadata) -> [RuleMetadata] {
    rules.map { $0.metadata }.filter { $0.yields(to: rule) }
  }

  /// The metadata of a rule, if there is one with that name.
  public static func metadata(named name: String) -> RuleMetadata? {
    rule(named: name)?.metadata
  }
}

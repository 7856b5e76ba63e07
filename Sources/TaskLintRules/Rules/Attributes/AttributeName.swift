/// The names of attributes that ECS derives from definitions, as far as tasklint knows them.
///
/// Source: https://github.com/aws/amazon-ecs-agent/blob/master/agent/app/agent_capability.go
enum AttributeName: UInt8, CaseIterable, Sendable {
  case taskENI, remoteAPI18, taskRole, ecrAuth, ecrPull, awslogs, awsfirelens, executionRoleLogs
  case remoteAPI19, remoteAPI28, remoteAPI29, fluentbit, fluentd, configFile, configS3, ssmSecret
  case asmSecret, environmentFiles, healthCheck, ordering, remoteAPI21
  // Attributes whose causes are not certain. They are listed so that their names are sets, too.
  case remoteAPI17, remoteAPI20, remoteAPI22, remoteAPI24, remoteAPI25, remoteAPI30, remoteAPI32
  case remoteAPI35, taskRoleHostNetwork, privileged, jsonFile, syslog, splunk, gelf, fluentdDriver
  case efs, efsAuth, ephemeralStorage, pidIPC, appMesh, localPlugin, ssmLogSecret, asmLogSecret
  case privateRegistry, bufferLimit, nonRootRouter, faultInjection, restartPolicy, portRange

  var text: StaticString {
    switch self {
    case .taskENI: "ecs.capability.task-eni"
    case .remoteAPI17: "com.amazonaws.ecs.capability.docker-remote-api.1.17"
    case .remoteAPI18: "com.amazonaws.ecs.capability.docker-remote-api.1.18"
    case .remoteAPI19: "com.amazonaws.ecs.capability.docker-remote-api.1.19"
    case .remoteAPI20: "com.amazonaws.ecs.capability.docker-remote-api.1.20"
    case .remoteAPI21: "com.amazonaws.ecs.capability.docker-remote-api.1.21"
    case .remoteAPI22: "com.amazonaws.ecs.capability.docker-remote-api.1.22"
    case .remoteAPI24: "com.amazonaws.ecs.capability.docker-remote-api.1.24"
    case .remoteAPI25: "com.amazonaws.ecs.capability.docker-remote-api.1.25"
    case .remoteAPI28: "com.amazonaws.ecs.capability.docker-remote-api.1.28"
    case .remoteAPI29: "com.amazonaws.ecs.capability.docker-remote-api.1.29"
    case .remoteAPI30: "com.amazonaws.ecs.capability.docker-remote-api.1.30"
    case .remoteAPI32: "com.amazonaws.ecs.capability.docker-remote-api.1.32"
    case .remoteAPI35: "com.amazonaws.ecs.capability.docker-remote-api.1.35"
    case .taskRole: "com.amazonaws.ecs.capability.task-iam-role"
    case .taskRoleHostNetwork: "com.amazonaws.ecs.capability.task-iam-role-network-host"
    case .privileged: "com.amazonaws.ecs.capability.privileged-container"
    case .ecrAuth: "com.amazonaws.ecs.capability.ecr-auth"
    case .ecrPull: "ecs.capability.execution-role-ecr-pull"
    case .executionRoleLogs: "ecs.capability.execution-role-awslogs"
    case .awslogs: "com.amazonaws.ecs.capability.logging-driver.awslogs"
    case .awsfirelens: "com.amazonaws.ecs.capability.logging-driver.awsfirelens"
    case .jsonFile: "com.amazonaws.ecs.capability.logging-driver.json-file"
    case .syslog: "com.amazonaws.ecs.capability.logging-driver.syslog"
    case .splunk: "com.amazonaws.ecs.capability.logging-driver.splunk"
    case .gelf: "com.amazonaws.ecs.capability.logging-driver.gelf"
    case .fluentdDriver: "com.amazonaws.ecs.capability.logging-driver.fluentd"
    case .fluentbit: "ecs.capability.firelens.fluentbit"
    case .fluentd: "ecs.capability.firelens.fluentd"
    case .configFile: "ecs.capability.firelens.options.config.file"
    case .configS3: "ecs.capability.firelens.options.config.s3"
    case .nonRootRouter: "ecs.capability.firelens.non-root-user"
    case .bufferLimit: "ecs.capability.logging-driver.awsfirelens.log-driver-buffer-limit"
    case .ssmSecret: "ecs.capability.secrets.ssm.environment-variables"
    case .asmSecret: "ecs.capability.secrets.asm.environment-variables"
    case .ssmLogSecret: "ecs.capability.secrets.ssm.bootstrap.log-driver"
    case .asmLogSecret: "ecs.capability.secrets.asm.bootstrap.log-driver"
    case .environmentFiles: "ecs.capability.env-files.s3"
    case .healthCheck: "ecs.capability.container-health-check"
    case .ordering: "ecs.capability.container-ordering"
    case .efs: "ecs.capability.efs"
    case .efsAuth: "ecs.capability.efsAuth"
    case .ephemeralStorage: "ecs.capability.extensible-ephemeral-storage"
    case .pidIPC: "ecs.capability.pid-ipc-namespace-sharing"
    case .appMesh: "ecs.capability.aws-appmesh"
    case .localPlugin: "ecs.capability.docker-plugin.local"
    case .privateRegistry: "ecs.capability.private-registry-authentication.secretsmanager"
    case .faultInjection: "ecs.capability.fault-injection"
    case .restartPolicy: "ecs.capability.container-restart-policy"
    case .portRange: "ecs.capability.network.container-port-range"
    }
  }

  /// The attribute with a name; nil if tasklint does not know it.
  init?(_ name: JSONString) {
    guard let known = name.withDecodedBytes(Self.known) else { return nil }
    self = known
  }

  private static func known(_ name: UncheckedBytes) -> AttributeName? {
    let hash = ByteHash.short(name)
    return all.first { $0.hash == hash && $0.name.text.withUncheckedBytes(name.isSame) }?.name
  }

  private static let all = allCases.map { (hash: ByteHash.short($0.text), name: $0) }
}

/// An element of `requiresAttributes` with a known name.
struct ListedAttribute {
  let name: JSONString
  /// The attribute; nil if tasklint does not know it.
  let known: AttributeName?

  /// Returns nil if the name is not known.
  init?(_ attribute: Attribute?) {
    guard let attribute else { return nil }
    // The names of the attributes have no placeholders.
    if let name = attribute.object.writtenString(Attribute.Property.name.rawValue),
      let known = AttributeName(name)
    {
      (self.name, self.known) = (name, known)
    } else if let name = attribute.name.value {
      (self.name, known) = (name, nil)
    } else {
      return nil
    }
  }
}

/// A set of known attributes.
struct AttributeNames: Sendable {
  private var bits: UInt64 = 0

  func contains(_ name: AttributeName) -> Bool { bits >> UInt64(name.rawValue) & 1 != 0 }

  /// Adds a name, and returns whether the set did not contain it.
  @discardableResult
  mutating func insert(_ name: AttributeName) -> Bool {
    defer { bits |= 1 << UInt64(name.rawValue) }
    return !contains(name)
  }
}

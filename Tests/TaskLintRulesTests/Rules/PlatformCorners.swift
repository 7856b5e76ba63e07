@testable import TaskLintRules

/// Edge cases of rules on what a launch type or an operating system supports.
enum PlatformCorners {
  static let all: [RuleCase] =
    windows + windowsTasks + windowsPlatforms + requirements + gpus + neuron + fargate
    + fargateTasks
    + sizes + windowsSizes + timeouts + hardened + networks

  private static func task(_ rule: any Rule.Type, _ members: String) -> RuleCase {
    RuleCase(rule, Example(task: members))
  }

  private static let server = #""operatingSystemFamily": "WINDOWS_SERVER_2022_CORE""#

  /// The properties of containers that Windows does not support, and one that it does.
  private static let windows: [RuleCase] = [
    #"[|"linuxParameters"|]: { "initProcessEnabled": true }"#, #"[|"privileged"|]: true"#,
    #"[|"ulimits"|]: [{ "name": "core" }]"#, #"[|"links"|]: ["db"]"#,
    #"[|"disableNetworking"|]: true"#,
    #"[|"dnsServers"|]: ["10.0.0.2"]"#, #"[|"dnsSearchDomains"|]: ["koyama.example"]"#,
    #"[|"extraHosts"|]: [{ "hostname": "db" }]"#, #"[|"systemControls"|]: [{ "namespace": "a" }]"#,
    #"[|"readonlyRootFilesystem"|]: true"#, #""user": "ContainerUser""#, #""ulimits": []"#,
  ].map {
    RuleCase(
      ECSWindowsUnsupportedRule.self,
      Example(task: "\"runtimePlatform\": { \(server) }", app: $0, without: ["sidecar"]))
  }

  private static let windowsTasks: [RuleCase] = [
    #"[|"pidMode"|]: "task""#, #"[|"ipcMode"|]: "task""#, #""networkMode": [|"bridge"|]"#,
    #""networkMode": [|"host"|]"#, #""networkMode": "awsvpc""#, #""networkMode": "default""#,
    #"[|"proxyConfiguration"|]: { "containerName": "app" }"#,
    #""requiresCompatibilities": ["FARGATE"], "networkMode": "host""#,
    #""volumes": [{ "name": "a" }, { [|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b" } }]"#,
  ].map { task(ECSWindowsUnsupportedRule.self, "\"runtimePlatform\": { \(server) }, \($0)") }

  private static let windowsPlatforms: [RuleCase] = [
    #""runtimePlatform": { "operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64" }"#,
    #""runtimePlatform": { \#(server), "cpuArchitecture": [|"ARM64"|] }"#,
    #""runtimePlatform": { \#(server), "cpuArchitecture": "X86_64" }"#,
    #""pidMode": "task", "networkMode": "bridge""#,
    #""requiresCompatibilities": ["FARGATE"], "#
      + #""runtimePlatform": { "operatingSystemFamily": [|"WINDOWS_SERVER_2016_FULL"|] }"#,
    #""requiresCompatibilities": ["FARGATE"], "runtimePlatform": { \#(server) }"#,
    #""requiresCompatibilities": ["EC2"], "#
      + #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2016_FULL" }"#,
  ].map { task(ECSWindowsUnsupportedRule.self, $0) }

  private static let types = #""requiresCompatibilities": ["TYPE"]"#

  private static func requirement(
    _ type: String, app: String, sidecar: String = ""
  ) -> RuleCase {
    RuleCase(
      ECSResourceRequirementInvalidRule.self,
      Example(
        task: types.replacing("TYPE", with: type), app: "\"resourceRequirements\": [\(app)]",
        sidecar: sidecar.isEmpty ? "" : "\"resourceRequirements\": [\(sidecar)]"))
  }

  private static let shared = #""sharingStrategy": { "nvidiaMps": { "memory": 1 } }"#
  private static let markedShared = #"[|"sharingStrategy"|]: { "nvidiaMps": { "memory": 1 } }"#

  private static let requirements: [RuleCase] = [
    #"{ "type": "GPU", "value": [|"0"|] }"#, #"{ "type": "GPU", "value": [|"-1"|] }"#,
    #"{ "type": "GPU", "value": [|"1.5"|] }"#,
    #"{ "type": "GPU", "value": "1" }"#, #"{ "type": "GPU", "value": "ALL" }"#,
    #"{ "type": "GPU", "value": "" }"#, #"{ "type": [|"GPU"|], "value": null }"#,
    #"{ "type": "GPU", "value": "{{ x }}" }"#, #"{ "type": "GPU", "sharingStrategy": "{{ x }}" }"#,
    #"{ "type": "GPU", "value": "1", \#(markedShared) }"#, #"{ "type": "GPU", \#(shared) }"#,
    #"{ "type": "GPU", "value": "1" }, { "type": "GPU", \#(markedShared) }"#,
    #"{ "type": "GPU", \#(shared) }, { "type": "GPU", "value": [|"1"|] }"#,
    #"{ "type": "GPU", \#(shared) }, { "type": "GPU", \#(shared) }"#,
    #"{ "type": "GPU", "value": "1" }, { "type": "GPU", "value": "2" }"#,
    #"{ "type": "{{ x }}", "value": "0" }"#, #"{ "type": "OTHER", "value": "0" }"#,
    #"{ "type": [|"InferenceAccelerator"|], "value": "a" }"#,
  ].map { requirement("EC2", app: $0) }

  private static let gpus: [RuleCase] = [
    requirement("EXTERNAL", app: #"{ "type": "GPU", \#(markedShared) }"#),
    requirement("EXTERNAL", app: #"{ "type": "GPU", "value": "1" }"#),
    requirement("FARGATE", app: #"{ "type": "GPU", "value": "0" }"#),
    requirement("FARGATE", app: #"{ "type": "NeuronDevice", "value": "2" }"#),
    task(
      ECSResourceRequirementInvalidRule.self,
      #"[|"inferenceAccelerators"|]: [{ "deviceName": "a" }, { "deviceName": "b" }]"#),
    task(
      ECSResourceRequirementInvalidRule.self, #""inferenceAccelerators": [{ "deviceName": "" }]"#),
    task(
      ECSResourceRequirementInvalidRule.self,
      #"[|"inferenceAccelerators"|]: [{ "deviceName": "" }, { "deviceName": "b" }]"#),
    task(ECSResourceRequirementInvalidRule.self, #""inferenceAccelerators": "{{ x }}""#),
  ]

  private static let neuron: [RuleCase] = [
    requirement("MANAGED_INSTANCES", app: #"{ "type": "NeuronDevice", "value": [|"2"|] }"#),
    requirement("MANAGED_INSTANCES", app: #"{ "type": "NeuronDevice", "value": "ALL" }"#),
    requirement("MANAGED_INSTANCES", app: #"{ "type": "NeuronDevice", "value": "" }"#),
    requirement("MANAGED_INSTANCES", app: #"{ "type": "NeuronDevice", "value": "{{ x }}" }"#),
    requirement("MANAGED_INSTANCES", app: #"{ "type": "NeuronDevice", \#(markedShared) }"#),
    requirement("EXTERNAL", app: #"{ "type": [|"NeuronDevice"|], "value": "ALL" }"#),
    requirement(
      "EC2", app: #"{ "type": [|"NeuronDevice"|] }"#, sidecar: #"{ "type": [|"NeuronDevice"|] }"#),
    RuleCase(
      ECSResourceRequirementInvalidRule.self,
      Example(app: #""resourceRequirements": [{ "type": "NeuronDevice", "value": "ALL" }]"#)),
  ]

  private static let onFargate = #""requiresCompatibilities": ["FARGATE"]"#

  /// What containers on Fargate do not support, and what they do.
  private static let fargate: [RuleCase] = [
    #"[|"disableNetworking"|]: true"#, #"[|"dnsSearchDomains"|]: ["a"]"#,
    #"[|"dnsServers"|]: ["a"]"#,
    #"[|"dockerSecurityOptions"|]: ["a"]"#, #"[|"extraHosts"|]: [{ "hostname": "a" }]"#,
    #"[|"links"|]: ["a"]"#, #"[|"privileged"|]: true"#, #""links": []"#, #""user": "1""#,
    #""linuxParameters": { [|"devices"|]: [{ "hostPath": "/dev/a" }] }"#,
    #""linuxParameters": { [|"maxSwap"|]: 1 }"#,
    #""linuxParameters": { [|"sharedMemorySize"|]: 1 }"#,
    #""linuxParameters": { [|"swappiness"|]: 1 }"#,
    #""linuxParameters": { "initProcessEnabled": true }"#,
    #""linuxParameters": { "capabilities": { "add": ["SYS_PTRACE", "", [|"ALL"|], "{{ x }}"] } }"#,
    #""linuxParameters": { "capabilities": { "drop": ["ALL"] } }"#,
    #""resourceRequirements": [{ "type": [|"GPU"|] }, { "type": "OTHER" }, { "type": "{{ x }}" }]"#,
    #""resourceRequirements": [{ "type": "OTHER" }, { "type": [|"NeuronDevice"|] }]"#,
  ].map { RuleCase(FargateParameterUnsupportedRule.self, Example(task: onFargate, app: $0)) }

  private static let fargateTasks: [RuleCase] = [
    #"[|"ipcMode"|]: "task""#, #"[|"placementConstraints"|]: [{ "type": "memberOf" }]"#,
    #"[|"trustedExecutionConfiguration"|]: { "isolationMode": "a" }"#, #"[|"pidMode"|]: "host""#,
    #""pidMode": "task""#, #""placementConstraints": []"#, #""pidMode": "{{ x }}""#,
    #""volumes": [{ "name": "a", [|"dockerVolumeConfiguration"|]: { "driver": "a" } }]"#,
    #""volumes": [{ "name": "a", [|"fsxWindowsFileServerVolumeConfiguration"|]: { "fileSystemId": "a" } }]"#,
    #""volumes": [{ "name": "a", "host": { [|"sourcePath"|]: "/a" } }, { "name": "b", "host": {} }]"#,
    #""volumes": [{ "name": "a", "efsVolumeConfiguration": { "fileSystemId": "a" } }]"#,
  ].map { task(FargateParameterUnsupportedRule.self, "\(onFargate), \($0)") }

  /// Sizes of tasks on Fargate; the pairs of the developer guide have no finding.
  private static let sizes: [RuleCase] =
    [
      #""cpu": "256", "memory": "512""#, #""cpu": "256", "memory": [|"513"|]"#,
      #""cpu": "256", "memory": [|"4096"|]"#, #""cpu": ".25 vCPU", "memory": ".5 GB""#,
      #""cpu": "0.25 vcpu", "memory": [|"3 GB"|]"#, #""cpu": "100", "memory": [|"512"|]"#,
      #""cpu": [|"100"|]"#, #""cpu": [|"256"|]"#, #""memory": [|"512"|]"#, #""memory": [|"100"|]"#,
      #""cpu": "16384", "memory": "40960""#, #""cpu": "8192", "memory": [|"17408"|]"#,
      #""cpu": "32768", "memory": "249856""#, #""cpu": "{{ x }}", "memory": "512""#,
      #""cpu": "{{ x }}", "memory": [|"100"|]"#, #""cpu": "256", "memory": "{{ x }}""#,
      #""cpu": "100", "memory": [|"{{ x }}"|]"#, #""cpu": "", "memory": """#,
      #""cpu": "", "memory": [|"100"|]"#, #""cpu": "256", "memory": [|"x"|]"#,
      #""cpu": null, "memory": [|"512"|]"#, #""cpu": [|"256"|], "memory": null"#,
    ].map {
      task(FargateSizeInvalidRule.self, "\"family\": \"koyama\", \(onFargate), \($0)")
    } + [
      task(
        FargateSizeInvalidRule.self,
        #""family": "koyama", [|"requiresCompatibilities"|]: ["FARGATE"]"#),
      task(FargateSizeInvalidRule.self, onFargate),
      task(
        FargateSizeInvalidRule.self,
        #""requiresCompatibilities": ["EC2"], "cpu": "1", "memory": "1""#),
    ]

  private static let windowsSizes: [RuleCase] = [
    #""cpu": "512", "memory": [|"1024"|]"#, #""cpu": "1024", "memory": "2048""#,
    #""cpu": "4096", "memory": "8192""#, #""cpu": "8192", "memory": [|"16384"|]"#,
  ].map {
    task(
      FargateSizeInvalidRule.self, "\"runtimePlatform\": { \(server) }, \(onFargate), \($0)")
  }

  private static let timeouts: [RuleCase] = ["startTimeout", "stopTimeout"].flatMap { property in
    ["[|0|]", "[|1|]", "2", "120", "[|121|]", "[|99999|]", "-1", "null", "\"{{ x }}\""].map {
      RuleCase(FargateStopTimeoutRule.self, Example(task: onFargate, app: "\"\(property)\": \($0)"))
    } + [
      RuleCase(
        FargateStopTimeoutRule.self,
        Example(task: #""requiresCompatibilities": ["EC2"]"#, app: "\"\(property)\": 1"))
    ]
  }

  /// The capabilities that the hardening rule reports, on and off Fargate.
  private static let hardened: [RuleCase] =
    ["SYS_ADMIN", "NET_ADMIN", "SYS_MODULE", "ALL"].flatMap {
      name in [capability("EC2", "[|\"\(name)\"|]"), capability("FARGATE", "[|\"\(name)\"|]")]
    } + [
      capability("EC2", #"[|"SYS_PTRACE"|], "NET_RAW", """#),
      capability("FARGATE", #""SYS_PTRACE""#),
      RuleCase(
        HardeningCapabilityRule.self,
        Example(app: #""linuxParameters": { "capabilities": { "drop": ["ALL"] } }"#)),
    ]

  private static func capability(_ type: String, _ names: String) -> RuleCase {
    RuleCase(
      HardeningCapabilityRule.self,
      Example(
        task: types.replacing("TYPE", with: type),
        app: "\"linuxParameters\": { \"capabilities\": { \"add\": [\(names)] } }"))
  }

  private static let networks: [RuleCase] =
    [
      #""networkMode": [|"bridge"|]"#, #""networkMode": [|"host"|]"#, #""networkMode": "awsvpc""#,
      #""networkMode": """#, #""networkMode": [|null|]"#, #""networkMode": "{{ x }}""#,
    ].map { task(FargateNetworkModeRule.self, "\(onFargate), \($0)") }
    + [
      task(
        FargateNetworkModeRule.self,
        #""family": "koyama", [|"requiresCompatibilities"|]: ["FARGATE"]"#),
      task(
        FargateNetworkModeRule.self, #""requiresCompatibilities": ["EC2"], "networkMode": "host""#),
    ]
}

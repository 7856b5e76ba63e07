struct ECSResourceRequirementInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-resource-requirement-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A resource requirement has an invalid amount, sharing strategy or launch type.",
    rationale: """
      A GPU requirement has either a `value`, a number of 1 or more or `ALL`, or a \
      `sharingStrategy`, the same for all containers. External instances do not share GPUs. \
      `NeuronDevice` needs the value `ALL`, in one container only, on Managed Instances. Elastic \
      Inference, `InferenceAccelerator`, has ended, and the API rejects `inferenceAccelerators`.
      """,
    remedy: "Correct the requirement, or remove it.",
    references: [
      .init(
        "Amazon ECS API: ResourceRequirement",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html")
    ],
    lessons: [
      Lesson(
        gpu(#"{ "type": "GPU", "value": [|"0"|] }"#),
        after: gpu(#"{ "type": "GPU", "value": "1" }"#)),
      Lesson(
        Example(
          task: #""requiresCompatibilities": ["EC2"]"#,
          app: #""resourceRequirements": [{ "type": [|"NeuronDevice"|], "value": "ALL" }]"#),
        after: Example(
          task: #""requiresCompatibilities": ["MANAGED_INSTANCES"]"#,
          app: #""resourceRequirements": [{ "type": "NeuronDevice", "value": "ALL" }]"#)),
    ],
    examples: [
      gpu(#"{ "type": [|"GPU"|] }"#),
      gpu(
        """
        { "type": "GPU", "value": "1", [|"sharingStrategy"|]: { "nvidiaMps": { "memory": 1024 } } }
        """),
      Example(
        task: #""requiresCompatibilities": ["MANAGED_INSTANCES"]"#,
        app: #""resourceRequirements": [{ "type": "NeuronDevice", "value": [|"2"|] }]"#),
      Example(
        task: #""requiresCompatibilities": ["MANAGED_INSTANCES"]"#,
        app: #""resourceRequirements": [{ "type": [1|"NeuronDevice"|], "value": "ALL" }]"#,
        sidecar: #""resourceRequirements": [{ "type": [|"NeuronDevice"|], "value": "ALL" }]"#),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        app: #""resourceRequirements": [{ "type": [|"InferenceAccelerator"|], "value": "eia" }]"#),
      Example(
        task: """
          "requiresCompatibilities": ["EC2"],
          [|"inferenceAccelerators"|]: [{ "deviceName": "eia", "deviceType": "eia2.medium" }]
          """,
        app: #""resourceRequirements": [{ "type": "InferenceAccelerator", "value": "eia" }]"#),
      Example(
        task: #""requiresCompatibilities": ["EC2"], "inferenceAccelerators": []"#),
      gpu(#"{ "type": "GPU", "value": "2" }"#),
      gpu(#"{ "type": "GPU", "value": "ALL" }"#),
      gpu(#"{ "type": "GPU", "value": "${GPUS}" }"#),
      gpu(#"{ "type": "GPU", "sharingStrategy": { "nvidiaMps": { "memory": 1024 } } }"#),
    ]
  )

  private static func gpu(
    _ requirement: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""requiresCompatibilities": ["EC2"]"#,
      app: #""resourceRequirements": [\#(requirement)]"#, fileID: fileID, line: line)
  }

  /// A requirement with its known type.
  private struct Typed {
    let requirement: ResourceRequirement
    let type: JSONString
    let place: Place
    let container: ContainerDefinition

    var isShared: Bool { requirement.placeIfFilled(.sharingStrategy) != nil }
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let all = definition.containers.flatMap { container in
      (container.resourceRequirements.value ?? []).compactMap { requirement -> Typed? in
        guard let requirement = requirement.value,
          case .value(let type, let place) = requirement.type
        else { return nil }
        return Typed(requirement: requirement, type: type, place: place, container: container)
      }
    }
    let accelerators = Self.accelerators(of: definition)
    return Self.gpuFindings(all.filter { $0.type == "GPU" }, in: definition)
      + Self.neuronFindings(all.filter { $0.type == "NeuronDevice" }, in: definition)
      + (accelerators.map { place in
        let name = definition.properties.spelledName(of: .inferenceAccelerators)
        return [RuleFinding(at: place.name, .accelerators(name))]
      }
        ?? all.filter { $0.type == "InferenceAccelerator" }.map {
          RuleFinding(at: $0.place.range, .inference(in: $0.container)).with(.warning)
        })
  }

  /// The list of accelerators, if one of them has a name; a skeleton has empty names.
  private static func accelerators(of definition: TaskDefinition) -> Place? {
    guard case .value(let list, let place) = definition.properties.inferenceAccelerators,
      list.contains(where: { $0.value?.deviceName.value.map { !$0.isEmpty } ?? false })
    else { return nil }
    return place
  }

  private static func gpuFindings(_ gpus: [Typed], in definition: TaskDefinition) -> [RuleFinding] {
    // Fargate has no GPUs, which its own rule reports.
    guard definition.platform != .fargate else { return [] }
    let firstShared = gpus.first?.isShared
    return gpus.compactMap { gpu -> RuleFinding? in
      let requirement = gpu.requirement
      if let sharing = requirement.placeIfFilled(.sharingStrategy) {
        if !requirement.value.isUnset {
          return RuleFinding(
            at: sharing.name, .problem("has both 'value' and 'sharingStrategy'", gpu.container))
        }
        if definition.launchTypes == ["EXTERNAL"] {
          return RuleFinding(
            at: sharing.name, .problem("shares a GPU of an external instance", gpu.container))
        }
        return firstShared == false
          ? RuleFinding(
            at: sharing.name,
            .problem("shares a GPU, and another container does not", gpu.container)
          ).known(by: ["GPU"])
          : nil
      }
      switch requirement.value {
      case .absent, .null:
        guard requirement.field(.sharingStrategy).isUnset else { return nil }
        return RuleFinding(
          at: gpu.place.range, .problem("has neither 'value' nor 'sharingStrategy'", gpu.container))
      case .value(let amount, let place):
        guard !amount.isEmpty, amount != "ALL", Int(amount.text) ?? 0 < 1 else {
          return firstShared == true
            ? RuleFinding(
              at: place.range,
              .problem("does not share a GPU, and another container does", gpu.container)
            ).known(by: ["GPU"]) : nil
        }
        return RuleFinding(at: place.range, .amount(amount, "a number of 1 or more, or 'ALL'"))
      case .unresolved, .mistyped: return nil
      }
    }
  }

  private static func neuronFindings(
    _ devices: [Typed], in definition: TaskDefinition
  ) -> [RuleFinding] {
    guard definition.platform != .fargate else { return [] }
    let isElsewhere = definition.launchTypes.map { !$0.contains("MANAGED_INSTANCES") } ?? false
    return devices.enumerated().compactMap { index, device -> RuleFinding? in
      if isElsewhere {
        return RuleFinding(at: device.place.range, .neuronElsewhere(device.container))
      }
      if index > 0 {
        return RuleFinding(
          at: device.place.range,
          .problem("has Neuron devices, and another container has them as well", device.container)
        ).related(devices[0].place.range, "the other container").known(by: ["NeuronDevice"])
      }
      if let sharing = device.requirement.placeIfFilled(.sharingStrategy) {
        return RuleFinding(
          at: sharing.name,
          .problem("shares Neuron devices; only GPUs are shared", device.container))
      }
      guard case .value(let amount, let place) = device.requirement.value, amount != "ALL",
        !amount.isEmpty
      else { return nil }
      return RuleFinding(at: place.range, .amount(amount, "'ALL'"))
    }
  }
}

extension Message {
  private static let rejection: MessageText = "the API rejects the definition"

  fileprivate static func problem(_ problem: MessageText, _ container: ContainerDefinition)
    -> Message
  {
    Message(
      fact: "a resource requirement of container \(container.label) \(problem)",
      consequence: rejection, remedy: "keep one way to request the resource")
  }

  fileprivate static func amount(
    _ amount: JSONString, _ expected: String
  ) -> Message {
    Message(
      fact: "invalid value '\(amount.shown)' of a resource requirement; expected \(expected)",
      consequence: rejection, remedy: "use \(expected)")
  }

  fileprivate static func neuronElsewhere(_ container: ContainerDefinition) -> Message {
    Message(
      fact:
        "container \(container.label) requests Neuron devices, which only Managed Instances have",
      consequence: rejection,
      remedy: "set 'requiresCompatibilities' to 'MANAGED_INSTANCES', or remove the requirement")
  }

  /// Source: the API's message "Unsupported field 'inferenceAccelerators'".
  fileprivate static func accelerators(_ name: String) -> Message {
    Message(
      fact: "'\(name)' is not supported, because Elastic Inference has ended",
      consequence: "the API rejects the definition",
      remedy: "remove it, and the resource requirements that refer to it")
  }

  fileprivate static func inference(in container: ContainerDefinition) -> Message {
    Message(
      fact:
        "container \(container.label) requests an accelerator of Elastic Inference, which has ended",
      consequence: "no instance provides it, and the task is not placed",
      remedy: "remove the requirement, or request a GPU")
  }
}

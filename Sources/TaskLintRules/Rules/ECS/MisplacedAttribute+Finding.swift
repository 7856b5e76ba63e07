extension MisplacedAttribute {
  /// The finding about an attribute in the list of containers.
  static func finding(_ attribute: ContainerDefinition) -> RuleFinding {
    let name = attribute.member(.name)?.value
    return RuleFinding(
      at: name?.firstToken ?? attribute.object.value.firstToken,
      .misplacedAttribute(name?.string),
      subject: Subject(["containerDefinitions", name?.string?.text ?? ""]))
  }
}

extension Message {
  fileprivate static func misplacedAttribute(_ name: JSONString?) -> Message {
    Message(
      fact: "'\(name?.shown ?? "")' is an entry of 'requiresAttributes', not a container",
      consequence: "a container needs an image, and the API rejects one without",
      remedy: "remove the entry: ECS derives 'requiresAttributes' from the definition"
    )
  }
}

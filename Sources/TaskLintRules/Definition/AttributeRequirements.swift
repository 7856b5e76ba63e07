/// The attributes that ECS derives from a definition and returns in `requiresAttributes`.
///
/// Amazon does not publish the causes of the attributes. They were derived from the attributes that
/// ECS returned for real definitions, and from the names in the ECS agent, which reports them for an
/// instance. An attribute is required or surplus only if no real definition contradicts it.
///
/// Source: https://github.com/aws/amazon-ecs-agent/blob/master/agent/app/agent_capability.go
struct AttributeRequirements: Sendable {
  /// An attribute that ECS certainly requires.
  struct Demand: Sendable {
    let attribute: String
    /// The cause as a clause: `container 'app' logs to 'awslogs'`.
    let cause: String
  }

  /// The attributes that the definition certainly requires, each with its first cause.
  let demands: [Demand]
  private let absences: [String: String]
  private let survey: ContainerSurvey

  /// Derives the attributes that a definition requires of an instance.
  init(_ definition: TaskDefinition) {
    survey = ContainerSurvey(definition)
    let roles = Roles(definition)
    var demands = Self.taskDemands(definition, roles)
    var absences = Self.taskAbsences(definition)
    for row in AttributeRow.all where row.clauses.present != nil {
      guard !row.needsExecutionRole || roles.hasExecutionRole,
        let user = survey[row.aspect].user(of: row.value), let clause = row.clauses.present
      else { continue }
      demands.append(Demand(attribute: row.attribute, cause: "container \(user) \(clause)"))
    }
    for row in AttributeRow.all {
      guard let clause = row.clauses.absent, survey[row.aspect].lacks(row.value) else { continue }
      absences[row.attribute] = clause
    }
    var seen: Set<String> = []
    self.demands = demands.filter { seen.insert($0.attribute).inserted }
    self.absences = absences
  }

  /// The reason why nothing in the definition needs an attribute, as a clause; nil if something
  /// needs it or may need it, and for attributes whose causes are not certain.
  func absence(of attribute: String) -> String? {
    if let clause = absences[attribute] { return clause }
    guard attribute.hasPrefix(AttributeRow.logDriver) else { return nil }
    let driver = String(attribute.dropFirst(AttributeRow.logDriver.count))
    return survey[.logDriver].lacks(driver) ? "no container logs to '\(driver)'" : nil
  }

  // MARK: - The task's own properties

  private static let taskENI = AttributeRow.agent + "task-eni"
  private static let taskRole = AttributeRow.docker + "task-iam-role"
  private static let executionRoleLogs = AttributeRow.agent + "execution-role-awslogs"

  /// The roles that the definition certainly has.
  private struct Roles {
    let hasExecutionRole: Bool
    let hasTaskRole: Bool

    init(_ definition: TaskDefinition) {
      hasExecutionRole = Self.isRole(definition.executionRoleARN)
      hasTaskRole = Self.isRole(definition.taskRoleARN)
    }

    /// An ARN with a placeholder is a role for every value of the placeholder.
    private static func isRole(_ role: Field<JSONString>) -> Bool {
      if let role = role.value { return !role.isBlank }
      return role.written?.text.hasPrefix("arn:") ?? false
    }
  }

  private static func taskDemands(_ definition: TaskDefinition, _ roles: Roles) -> [Demand] {
    var demands: [Demand] = []
    if let mode = definition.networkMode.value, mode == "awsvpc" {
      for attribute in [taskENI, AttributeRow.remoteAPI + "18"] {
        demands.append(Demand(attribute: attribute, cause: "the network mode is 'awsvpc'"))
      }
    }
    if roles.hasTaskRole {
      demands.append(Demand(attribute: taskRole, cause: "the task has a 'taskRoleArn'"))
    }
    return demands
  }

  private static func taskAbsences(_ definition: TaskDefinition) -> [String: String] {
    var absences: [String: String] = [:]
    switch definition.networkMode {
    case .absent, .null: absences[taskENI] = "the network mode is not 'awsvpc'"
    case .value(let mode, _) where !mode.isBlank && mode != "awsvpc":
      absences[taskENI] = "the network mode is '\(mode.text)'"
    case .value, .unresolved, .mistyped: break
    }
    if definition.taskRoleARN.isUnset { absences[taskRole] = "the task has no 'taskRoleArn'" }
    if definition.executionRoleARN.isUnset {
      absences[executionRoleLogs] = "the task has no 'executionRoleArn'"
    }
    return absences
  }
}

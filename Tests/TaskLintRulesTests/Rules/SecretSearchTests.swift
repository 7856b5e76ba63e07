import Testing

@testable import TaskLintRules

/// What names a string, and which strings are read where they are.
@Suite("The search for secrets in plain text")
struct SecretSearchTests {
  private static let secret = "hunter2hunter2"

  private func findings(_ text: String) -> [String] {
    Linter(rules: [SecretPlaintextRule.self])
      .lint(SourceFile(path: "a.json", text: text.replacing("SECRET", with: Self.secret)))
      .findings.map { $0.message.sentences.lowercased() }
  }

  private func count(_ members: String, task: String = #""family": "a""#) -> Int {
    findings(
      "{ \(task), \"containerDefinitions\": [{ \"name\": \"app\", \"image\": \"a:1\", \(members) }] }"
    ).count
  }

  @Test("finds the name of a value in a container")
  func container() {
    for (members, expected) in [
      (#""x": { "name": "DB_PASSWORD", "value": "SECRET" }"#, 1),
      (#""x": { "Key": "DB_PASSWORD", "Value": "SECRET" }"#, 1),
      (#""x": { "name": "USER", "value": "SECRET" }"#, 0),
      (#""x": { "name": "USER", "password": "SECRET" }"#, 1),
      (#""x": { "name": "DB_PASSWORD", "other": "SECRET" }"#, 0),
      (#""x": { "name": 7, "password": "SECRET" }"#, 1),
      (#""password": "SECRET""#, 1), (#""password": ["SECRET", "SECRET"]"#, 2),
      (#""password": [["SECRET"]]"#, 1),
      (#""password": { "a": "SECRET" }"#, 0), (#""password": { "value": "SECRET" }"#, 1),
      (#""password": 7"#, 0),
      (#""password": true"#, 0), (#""password": null"#, 0), (#""password": "{{ x }}""#, 0),
      (#""x": "SECRET""#, 0),
      (#""x": { "name": "USER", "value": "a", "name": "DB_PASSWORD", "value": "SECRET" }"#, 1),
    ] {
      #expect(count(members) == expected, "\(members)")
    }
  }

  @Test("reads properties whose names are as long as those that it skips")
  func lengths() {
    for name in [
      "pwd", "pass", "token", "dbToken", "apiSecret", "dbPassword", "credentials", "masterSecret",
      "masterDatabaseSecret", "primaryDatabaseSecret",
    ] {
      for value in [
        #""SECRET""#, #"["SECRET"]"#, #"{ "password": "SECRET" }"#, #"[{ "password": "SECRET" }]"#,
      ] {
        #expect(count("\"\(name)\": \(value)") == 1, "\(name): \(value)")
        #expect(
          count(#""cpu": 1"#, task: "\"family\": \"a\", \"\(name)\": \(value)") == 1,
          "\(name): \(value)")
      }
    }
  }

  @Test("reads options, labels, variables and commands at places where they do not belong")
  func misplaced() {
    for members in [
      #""options": { "password": "SECRET" }"#,
      #""x": { "options": { "password": "SECRET" } }"#,
      #""x": { "dockerLabels": { "password": "SECRET" } }"#,
      #""x": { "environment": [{ "name": "DB_PASSWORD", "value": "SECRET" }] }"#,
      #""x": { "command": ["--password=SECRET"] }"#,
      #""logConfiguration": { "command": ["--password=SECRET"] }"#,
    ] {
      #expect(count(members) == 1, "\(members)")
    }
  }

  @Test("does not find a string of a container twice")
  func lists() {
    for (members, expected) in [
      (#""environment": [{ "name": "DB_PASSWORD", "value": "SECRET" }]"#, 1),
      (#""environment": { "DB_PASSWORD": "SECRET" }"#, 1),
      (#""environment": [["DB_PASSWORD=SECRET"]]"#, 1),
      (
        #""environment": [{ "name": "DB_PASSWORD", "value": { "Fn::Join": ["", ["SECRET"]] } }]"#, 1
      ),
      (#""command": ["a", "--password=SECRET"]"#, 1), (#""command": "a --password=SECRET""#, 1),
      (#""command": ["--password", "SECRET"]"#, 1), (#""command": ["--password", 7, "SECRET"]"#, 0),
      (#""command": [["a --password=SECRET"]]"#, 1),
      (#""entryPoint": ["a", "--password=SECRET"]"#, 1),
      (#""entryPoint": "a --password=SECRET""#, 1),
      (#""healthCheck": { "command": ["CMD", "--password=SECRET"] }"#, 1),
      (#""dockerLabels": { "password": "SECRET" }"#, 1),
      (#""dockerLabels": [{ "name": "password", "value": "SECRET" }]"#, 1),
      (#""dockerLabels": { "password": ["SECRET"] }"#, 1),
      (#""dockerLabels": { "a": "SECRET" }"#, 0),
      (#""logConfiguration": { "logDriver": "splunk", "options": { "password": "SECRET" } }"#, 1),
      (
        #""logConfiguration": { "logDriver": "splunk", "options": [{ "name": "password", "value": "SECRET" }] }"#,
        1
      ),
      (#""tags": [{ "key": "DB_PASSWORD", "value": "SECRET" }]"#, 1),
      (#""containerDefinitions": [{ "password": "SECRET" }]"#, 0),
    ] {
      #expect(count(members) == expected, "\(members)")
    }
  }

  @Test("reads what functions of a template compose, but not the names that they refer to")
  func functions() {
    for (function, expected) in [
      (#"{ "Fn::Sub": "SECRET" }"#, 1), (#"{ "Fn::Join": ["", ["SECRET"]] }"#, 1),
      (#"{ "Ref": "SECRET" }"#, 0),
      (#"{ "Fn::GetAtt": ["SECRET", "A"] }"#, 0), (#"{ "Fn::ImportValue": "SECRET" }"#, 0),
      (#"{ "Fn::GetAZs": "SECRET" }"#, 0),
      (#"{ "Fn::FindInMap": ["A", "SECRET", "B"] }"#, 0), (#"{ "Condition": "SECRET" }"#, 0),
      (#"{ "Fn::If": ["A", "SECRET", { "Ref": "B" }] }"#, 1), (#"{ "Fn::Base64": "SECRET" }"#, 1),
    ] {
      let text = """
        { "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "Family": "a",
          "ContainerDefinitions": [{ "Name": "app", "Image": "a:1",
            "Environment": [{ "Name": "DB_PASSWORD", "Value": \(function) }] }] } } } }
        """
      #expect(findings(text).count == expected, "\(function)")
    }
  }

  @Test("reads the task, its tags, and the parameters of a template")
  func task() {
    for (task, expected) in [
      (#""tags": [{ "key": "DB_PASSWORD", "value": "SECRET" }]"#, 1),
      (#""tags": { "password": "SECRET" }"#, 1),
      (#""tags": [{ "key": "{{ x }}", "value": "SECRET" }]"#, 0),
      (#""tags": [{ "key": "a=--password=SECRET", "value": "a" }]"#, 1),
      (
        #""volumes": [{ "name": "a", "dockerVolumeConfiguration": { "driverOpts": { "password": "SECRET" } } }]"#,
        1
      ),
    ] {
      #expect(count(#""cpu": 1"#, task: "\"family\": \"a\", \(task)") == expected, "\(task)")
    }
    for (parameter, expected) in [
      (#""DbPassword": { "Default": "SECRET" }"#, 1), (#""Other": { "Default": "SECRET" }"#, 0),
      (#""Other": { "Default": "SECRET", "NoEcho": true }"#, 1),
      (#""Other": { "Default": "SECRET", "NoEcho": "True" }"#, 1),
      (#""Other": { "Default": "SECRET", "NoEcho": false }"#, 0),
      (#""Other": { "Default": "SECRET", "NoEcho": "false" }"#, 0),
      (#""Other": { "Default": "", "NoEcho": true }"#, 0),
      (#""Other": { "Default": "{{ x }}", "NoEcho": true }"#, 0),
      (#""Other": { "Default": 7, "NoEcho": true }"#, 0), (#""Other": { "NoEcho": true }"#, 0),
      (#""Other": { "Default": "SECRET", "NoEcho": 7 }"#, 0),
    ] {
      let text = """
        { "Parameters": { \(parameter) }, "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition",
          "Properties": { "Family": "a", "ContainerDefinitions": [{ "Name": "app", "Image": "a:1" }] } } } }
        """
      #expect(findings(text).count == expected, "\(parameter)")
    }
  }

  @Test("finds the login of an image's registry")
  func images() {
    for (image, expected) in [
      ("koyama:SECRET@registry.koyama.example/app", 1),
      ("registry.koyama.example/app:1@sha256:SECRET", 0),
      ("koyama@registry.koyama.example/app", 0), ("koyama:changeme@registry.koyama.example/app", 0),
      ("registry.koyama.example:5000/app", 0),
    ] {
      #expect(count("\"image\": \"\(image)\"") == expected, "\(image)")
      #expect(count("\"other\": \"\(image)\"") == 0, "\(image)")
    }
  }

  @Test("describes where a string is")
  func descriptions() {
    for (members, words) in [
      (
        #""environment": [{ "name": "DB_PASSWORD", "value": "SECRET" }]"#,
        "variable 'DB_PASSWORD' of container 'app'"
      ),
      (
        #""logConfiguration": { "logDriver": "gelf", "options": { "password": "SECRET" } }"#,
        "log option 'password'"
      ),
      (#""dockerLabels": { "password": "SECRET" }"#, "label 'password'"),
      (#""command": ["--password=SECRET"]"#, "'command'"),
      (#""entryPoint": ["--password=SECRET"]"#, "'entryPoint'"),
      (#""password": "SECRET""#, "'password'"),
      (#""healthCheck": { "command": ["--password=SECRET"] }"#, "'healthCheck'"),
    ] {
      let text = findings("{ \"containerDefinitions\": [{ \"name\": \"app\", \(members) }] }")
      #expect(text.count == 1 && text[0].contains(words.lowercased()), "\(text)")
    }
    let tags = findings(
      #"{ "tags": [{ "key": "DB_PASSWORD", "value": "SECRET" }], "containerDefinitions": [{ "name": "app" }] }"#
    )
    #expect(tags.count == 1 && tags[0].contains("tag 'db_password'"), "\(tags)")
  }
}

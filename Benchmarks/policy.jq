# Eight policy checks as a jq script, which prints a line for each finding.
def sidecars: [.containerDefinitions[] | select(.firelensConfiguration)];
def names(list): [(list // [])[].name];

(.taskDefinition // .) | . as $task | sidecars as $sidecars |
(
  # 1: the task has a log router if a container logs to awsfirelens
  (select(any(.containerDefinitions[]; .logConfiguration.logDriver == "awsfirelens")
    and ($sidecars | length) == 0) | "no log router"),
  # 8: requiresAttributes matches the definition
  (select(.requiresAttributes and ($sidecars | length) > 0
    and (any(.requiresAttributes[]; .name == "ecs.capability.firelens.fluentbit") | not))
    | "no attribute for fluentbit"),
  ($sidecars[] | . as $sidecar |
    (
      # 2: the log router is essential
      (select(.essential == false) | "not essential"),
      # 3: the log router runs as root
      (select((.user // "" | split(":")[0]) != "0") | "not root"),
      # 4: the configuration is a file in the image
      (select(.firelensConfiguration.options["config-file-type"] != "file") | "no file"),
      # 5: the configuration is not the file that ECS generates
      (select(.firelensConfiguration.options["config-file-value"] == "/fluent-bit/etc/fluent-bit.conf")
        | "reserved path"),
      # 6: the log router has the variables of its outputs
      (("DD_SERVICE", "DD_SOURCE", "DD_TAGS", "DELIVERY_STREAM", "AWS_REGION")
        | select(. as $name | names($sidecar.environment) | index($name) == null)
        | "no \(.)"),
      # 7: the API key is a secret in Parameter Store
      (select(any((.secrets // [])[]; .name == "DD_API_KEY"
        and (.valueFrom | test("^(arn:[^:]*:ssm:|/)"))) | not) | "no key from SSM")
    )
  )
) | "\(input_filename): \(.)"

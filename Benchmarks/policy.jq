# The house's eight checks as a script for jq, which says a word for each fault.
def sidecars: [.containerDefinitions[] | select(.firelensConfiguration)];
def names(list): [(list // [])[].name];

(.taskDefinition // .) | . as $task | sidecars as $sidecars |
(
  # 1: what logs to awsfirelens has a log router
  (select(any(.containerDefinitions[]; .logConfiguration.logDriver == "awsfirelens")
    and ($sidecars | length) == 0) | "no log router"),
  # 8: the attributes that ECS answered are those of the definition
  (select(.requiresAttributes and ($sidecars | length) > 0
    and (any(.requiresAttributes[]; .name == "ecs.capability.firelens.fluentbit") | not))
    | "no attribute for fluentbit"),
  ($sidecars[] | . as $sidecar |
    (
      # 2: the router takes the task down with it
      (select(.essential == false) | "not essential"),
      # 3: it runs as root
      (select((.user // "" | split(":")[0]) != "0") | "not root"),
      # 4: it reads a file of its image
      (select(.firelensConfiguration.options["config-file-type"] != "file") | "no file"),
      # 5: which is not the one that ECS writes
      (select(.firelensConfiguration.options["config-file-value"] == "/fluent-bit/etc/fluent-bit.conf")
        | "reserved path"),
      # 6: it has the variables of its outputs
      (("DD_SERVICE", "DD_SOURCE", "DD_TAGS", "DELIVERY_STREAM", "AWS_REGION")
        | select(. as $name | names($sidecar.environment) | index($name) == null)
        | "no \(.)"),
      # 7: and the key, as a secret of the Parameter Store
      (select(any((.secrets // [])[]; .name == "DD_API_KEY"
        and (.valueFrom | test("^(arn:[^:]*:ssm:|/)"))) | not) | "no key from SSM")
    )
  )
) | "\(input_filename): \(.)"

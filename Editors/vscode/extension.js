// Starts the language server. The extension has not been run: there is no VS Code in CI.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("tasklint").get("path");
  client = new LanguageClient(
    "tasklint",
    "tasklint",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ language: "json" }, { language: "jsonc" }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.json") },
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();

-- Starts tasklint for JSON files: in init.lua.
vim.api.nvim_create_autocmd("FileType", {
  pattern = { "json", "jsonc" },
  callback = function(event)
    local server = { name = "tasklint", cmd = { "tasklint", "lsp" }, root_dir = vim.fn.getcwd() }
    if vim.lsp.start then
      vim.lsp.start(server)
    else -- before 0.8
      vim.g.tasklint = vim.g.tasklint or vim.lsp.start_client(server)
      vim.lsp.buf_attach_client(event.buf, vim.g.tasklint)
    end
  end,
})

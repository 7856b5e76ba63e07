;; Starts tasklint for JSON files with Eglot, which Emacs 29 includes: in init.el.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((js-json-mode json-mode json-ts-mode) . ("tasklint" "lsp"))))
(dolist (hook '(js-json-mode-hook json-mode-hook json-ts-mode-hook))
  (add-hook hook #'eglot-ensure))

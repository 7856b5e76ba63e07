" :make lints the current file: in vimrc.
autocmd FileType json setlocal makeprg=tasklint\ -f\ concise\ %:S

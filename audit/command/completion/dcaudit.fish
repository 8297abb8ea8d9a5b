# Completion of dcaudit for fish. Load it with: dcaudit completion fish | source
function __dcaudit_at --description 'whether the command so far is this one'
	set --local words (commandline --tokenize --cut-at-cursor --current-process)
	set --local at "$words[2]"
	if contains -- "$words[2] $words[3]"{{ range . }}{{ $place := . }}{{ range .Commands }}{{ if $place.At }} {{ printf "%s %s" $place.At .Name | quote }}{{ end }}{{ end }}{{ end }}
		set at "$words[2] $words[3]"
	end
	test "$at" = "$argv[1]"
end
{{ range . }}{{ $at := .At }}
{{- if and (not .Args) (not .Words) }}
complete --command dcaudit --condition "__dcaudit_at {{ quote .At }}" --no-files
{{- end }}
{{- range .Commands }}
complete --command dcaudit --condition "__dcaudit_at {{ quote $at }}" --no-files --arguments {{ quote .Name }} --description {{ brief .Usage | quote }}
{{- end }}
{{- if .Words }}
complete --command dcaudit --condition "__dcaudit_at {{ quote .At }}" --no-files --arguments {{ join .Words | quote }}
{{- end }}
{{- range .Flags }}
complete --command dcaudit --condition "__dcaudit_at {{ quote $at }}" --long-option {{ .Long }}{{ if .Short }} --short-option {{ .Short }}{{ end }}{{ if .Takes }} --require-parameter{{ if not .File }} --no-files{{ end }}{{ end }}{{ if .Words }} --arguments {{ join .Words | quote }}{{ end }} --description {{ brief .Usage | quote }}
{{- end }}
{{- end }}

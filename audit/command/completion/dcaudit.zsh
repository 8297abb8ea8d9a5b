#compdef dcaudit
# Completion of dcaudit for zsh. Load it with: source <(dcaudit completion zsh)
# after compinit, or keep it as _dcaudit in a folder of fpath.
_dcaudit() {
	local at=$words[2] depth=1
	local -a offered
	if (( CURRENT == 2 )); then
		at=''
	elif (( CURRENT > 3 )); then
		case "$words[2] $words[3]" in
{{- range . }}{{ $place := . }}{{ range .Commands }}{{ if $place.At }}
		('{{ $place.At }} {{ .Name }}') at="$words[2] $words[3]" depth=2 ;;
{{- end }}{{ end }}{{ end }}
		esac
	fi
	if [[ $PREFIX != -* ]]; then
		case "$CURRENT $at" in
{{- range . }}{{ if .Commands }}
		('{{ if .At }}3{{ else }}2{{ end }} {{ .At }}')
			offered=(
{{- range .Commands }}
				'{{ .Name }}:{{ brief .Usage | quote }}'
{{- end }}
			)
			_describe -t commands command offered
			return ;;
{{- end }}{{ end }}
		esac
	fi
	if (( CURRENT > 2 )); then
		shift $depth words
		(( CURRENT -= depth ))
	fi
	case $at in
{{- range . }}
	('{{ .At }}')
		_arguments -S{{ range .Flags }} \
			{{ if .Again }}'*'{{ else if .Short }}'(-{{ .Short }} --{{ .Long }})'{{ end -}}
			{{ if .Short }}{-{{ .Short }},--{{ .Long }}{{ if .Takes }}={{ end }}}{{ else }}--{{ .Long }}{{ if .Takes }}={{ end }}{{ end -}}
			'[{{ brief .Usage | quote }}]{{ if .Takes }}:{{ quote .Takes }}:{{ if .Words }}({{ join .Words }}){{ else if .File }}_files{{ else }} {{ end }}{{ end }}'
{{- end }}{{ if .Words }} \
			'*:{{ quote .Args }}:({{ join .Words }})'{{ else if .Args }} \
			'*:{{ quote .Args }}:_files'{{ end }} ;;
{{- end }}
	esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
	_dcaudit "$@"
else
	compdef _dcaudit dcaudit
fi

# Completion of dcaudit for bash. Load it with: source <(dcaudit completion bash)
# Where nothing is offered here, bash completes the names of files.
_dcaudit() {
	local cur=${COMP_WORDS[COMP_CWORD]} flag=${COMP_WORDS[COMP_CWORD-1]} at='' words=''
	if [ "$COMP_CWORD" -gt 1 ]; then
		at=${COMP_WORDS[1]}
	fi
	if [ "$COMP_CWORD" -gt 2 ]; then
		case "$at ${COMP_WORDS[2]}" in
{{- range . }}{{ $place := . }}{{ range .Commands }}{{ if $place.At }}
		{{ printf "%s %s" $place.At .Name | quote }}) at="$at ${COMP_WORDS[2]}" ;;
{{- end }}{{ end }}{{ end }}
		esac
	fi
	# Of --format=json bash makes three words.
	if [ "$cur" = '=' ]; then
		cur=''
	elif [ "$flag" = '=' ] && [ "$COMP_CWORD" -gt 2 ]; then
		flag=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case "$at $flag" in
{{- range . }}{{ $at := .At }}{{ range .Flags }}{{ if .Takes }}
	{{ printf "%s --%s" $at .Long | quote }}{{ if .Short }}|{{ printf "%s -%s" $at .Short | quote }}{{ end }}) words={{ join .Words | quote }} ;;
{{- end }}{{ end }}{{ end }}
	*)
		case "$cur" in
		-*)
			case "$at" in
{{- range . }}
			{{ quote .At }}) words='{{ range $i, $f := .Flags }}{{ if $i }} {{ end }}--{{ .Long }}{{ if .Short }} -{{ .Short }}{{ end }}{{ end }}' ;;
{{- end }}
			esac
			;;
		*)
			case "$at" in
{{- range . }}{{ if or .Commands .Words }}
			{{ quote .At }}) words='{{ range $i, $c := .Commands }}{{ if $i }} {{ end }}{{ .Name }}{{ end }}{{ join .Words }}' ;;
{{- end }}{{ end }}
			esac
			;;
		esac
		;;
	esac
	# shellcheck disable=SC2207 # none of the words holds a space or a pattern
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _dcaudit dcaudit

# Completion of rpmgap for bash, written by: rpmgap completion bash

# Without candidates bash completes names of files, but for what these two say.
_rpmgap_no_files() { compopt +o default +o bashdefault 2> /dev/null; }
_rpmgap_directories() {
    _rpmgap_no_files
    compopt -o dirnames 2> /dev/null
}
_rpmgap_files() { :; }

# _rpmgap_words WORDS [files]: those that begin with what is typed; else names of files, if they may stand here too.
_rpmgap_words() {
    local word
    [ -n "${2-}" ] || _rpmgap_no_files
    for word in $1; do
        case $word in "$cur"*) COMPREPLY+=("$prefix$word") ;; esac
    done
}

# FORMAT=FILE
_rpmgap_output() {
    local format
    case $cur in *=*) return ;; esac
    _rpmgap_no_files
    compopt -o nospace 2> /dev/null
    for format in $1; do
        case $format in "$cur"*) COMPREPLY+=("$prefix$format=") ;; esac
    done
}

_rpmgap() {
    local IFS=$' \t\n' cur prefix= command= option= position=0 ended= i word
    local words=()
    COMPREPLY=()
    # bash cuts words at '=' and ':' too: what was typed as one is put together again.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((${#words[@]} > 1)) && { [[ $word == [=:]* ]] || [[ ${COMP_WORDS[i - 1]} == [=:]* ]]; }; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    cur=${words[${#words[@]} - 1]}

    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [ -n "$option" ]; then
            option=
            continue
        fi
        if [ -z "$ended" ]; then
            case $word in
                --)
                    ended=1
                    continue
                    ;;
                -*)
                    case "$command $word" in
                        'scan --stage'|'scan --repo'|'scan --only-repo'|'scan --repo-file'|'scan --repos-dir'|'scan --setvar'|'scan --header'|'scan --no-verify'|'scan --cache-dir'|'scan --cache'|'scan --lock'|'scan --max-age'|'scan --retries'|'scan --jobs'|'scan --from-record'|'scan --record'|'scan --name'|'scan --target'|'scan --baseline'|'scan --arch'|'scan --image'|'scan --exclude'|'scan --platform'|'scan --base-image'|'scan --rules'|'scan --format'|'scan --output'|'scan --fail-on'|'scan --known'|'scan --config'|'scan --limit'|'scan --explain'|'config --stage'|'config --repo'|'config --only-repo'|'config --repo-file'|'config --repos-dir'|'config --setvar'|'config --header'|'config --no-verify'|'config --cache-dir'|'config --cache'|'config --lock'|'config --max-age'|'config --retries'|'config --jobs'|'config --from-record'|'config --record'|'config --name'|'config --target'|'config --baseline'|'config --arch'|'config --image'|'config --exclude'|'config --platform'|'config --base-image'|'config --rules'|'config --format'|'config --output'|'config --fail-on'|'config --known'|'config --config'|'config --limit'|'config --explain'|'waive --reason'|'waive --until'|'waive --owner'|'waive --command'|'waive --report'|'waive --config'|'why --stage'|'why --repo'|'why --only-repo'|'why --repo-file'|'why --repos-dir'|'why --setvar'|'why --header'|'why --no-verify'|'why --cache-dir'|'why --cache'|'why --lock'|'why --max-age'|'why --retries'|'why --jobs'|'why --config'|'why --app'|'why --target'|'why --baseline'|'why --arch'|'why --image'|'why --rules'|'why --format'|'closure --stage'|'closure --repo'|'closure --only-repo'|'closure --repo-file'|'closure --repos-dir'|'closure --setvar'|'closure --header'|'closure --no-verify'|'closure --cache-dir'|'closure --cache'|'closure --lock'|'closure --max-age'|'closure --retries'|'closure --jobs'|'closure --fail-on'|'closure --config'|'closure --arch'|'closure --only'|'closure --format'|'diff --stage'|'diff --repo'|'diff --only-repo'|'diff --repo-file'|'diff --repos-dir'|'diff --setvar'|'diff --header'|'diff --no-verify'|'diff --cache-dir'|'diff --cache'|'diff --lock'|'diff --max-age'|'diff --retries'|'diff --jobs'|'diff --arch'|'diff --channel'|'diff --only'|'diff --expected'|'diff --apps'|'diff --format'|'diff --fail-on'|'sync --stage'|'sync --repo'|'sync --only-repo'|'sync --repo-file'|'sync --repos-dir'|'sync --setvar'|'sync --header'|'sync --no-verify'|'sync --cache-dir'|'sync --cache'|'sync --lock'|'sync --max-age'|'sync --retries'|'sync --jobs'|'sync --config'|'sync --arch'|'snapshot --cache-dir'|'snapshot --cache'|'snapshot --lock'|'snapshot export --cache-dir'|'snapshot export --cache'|'snapshot export --lock'|'snapshot import --cache-dir'|'snapshot import --cache'|'snapshot import --lock'|'cache --cache-dir'|'cache --cache'|'cache prune --older-than'|'cache prune --cache-dir'|'cache prune --cache'|'distributions --format'|'rules --rules'|'rules --only'|'rules --format') option=$word ;;
                    esac
                    continue
                    ;;
            esac
        fi
        case "$command $word" in
            ' scan') command='scan' ;;
            ' config') command='config' ;;
            ' waive') command='waive' ;;
            ' why') command='why' ;;
            ' closure') command='closure' ;;
            ' diff') command='diff' ;;
            ' sync') command='sync' ;;
            ' snapshot') command='snapshot' ;;
            ' cache') command='cache' ;;
            ' distributions') command='distributions' ;;
            ' rules') command='rules' ;;
            ' completion') command='completion' ;;
            'snapshot export') command='snapshot export' ;;
            'snapshot import') command='snapshot import' ;;
            'cache prune') command='cache prune' ;;
            *) position=$((position + 1)) ;;
        esac
    done

    if [ -z "$option$ended" ]; then
        case $cur in
            --*=*)
                option=${cur%%=*}
                [[ $COMP_WORDBREAKS == *=* ]] || prefix=$option=
                cur=${cur#*=}
                ;;
            -*)
                case $command in
                    '') _rpmgap_words '-h --help --version' ;;
                    'scan'|'config') _rpmgap_words '-h --help --stage --repo --only-repo --repo-file --repos-dir --setvar --header --no-verify --cache-dir --cache --offline --lock --locked --max-age --retries --jobs --from-record --record --name --target --baseline --arch --image --exclude --platform --base-image --rules --format --output --symbols --hints --trust-specs --fail-on --strict --known --known-causes --config --no-config --limit --explain -q --quiet -v --verbose' ;;
                    'waive') _rpmgap_words '-h --help --reason --until --owner --command --report --config' ;;
                    'why') _rpmgap_words '-h --help --stage --repo --only-repo --repo-file --repos-dir --setvar --header --no-verify --cache-dir --cache --offline --lock --locked --max-age --retries --jobs --config --no-config --app --target --baseline --arch --image --rules --hints --format -v --verbose' ;;
                    'closure') _rpmgap_words '-h --help --stage --repo --only-repo --repo-file --repos-dir --setvar --header --no-verify --cache-dir --cache --offline --lock --locked --max-age --retries --jobs --fail-on --strict --config --no-config --arch --only --runtime --build --direct --newest --format -q --quiet -v --verbose' ;;
                    'diff') _rpmgap_words '-h --help --stage --repo --only-repo --repo-file --repos-dir --setvar --header --no-verify --cache-dir --cache --offline --lock --locked --max-age --retries --jobs --arch --channel --only --expected --latest --apps --packages-only --format --fail-on --strict -q --quiet -v --verbose' ;;
                    'sync') _rpmgap_words '-h --help --stage --repo --only-repo --repo-file --repos-dir --setvar --header --no-verify --cache-dir --cache --offline --lock --locked --max-age --retries --jobs --config --no-config --arch -q --quiet' ;;
                    'snapshot') _rpmgap_words '-h --help --cache-dir --cache --lock' ;;
                    'snapshot export'|'snapshot import') _rpmgap_words '-h --help -q --quiet --cache-dir --cache --lock' ;;
                    'cache') _rpmgap_words '-h --help --cache-dir --cache' ;;
                    'cache prune') _rpmgap_words '-h --help --older-than --all --cache-dir --cache' ;;
                    'distributions') _rpmgap_words '-h --help --format' ;;
                    'rules') _rpmgap_words '-h --help --rules --only --format' ;;
                    'completion') _rpmgap_words '-h --help' ;;
                esac
                return
                ;;
        esac
    fi
    if [ -n "$option" ]; then
        case "$command $option" in
            'scan --stage'|'scan --repo'|'scan --only-repo'|'scan --setvar'|'scan --header'|'scan --no-verify'|'scan --max-age'|'scan --retries'|'scan --jobs'|'scan --name'|'scan --arch'|'scan --image'|'scan --exclude'|'scan --platform'|'scan --limit'|'scan --explain'|'config --stage'|'config --repo'|'config --only-repo'|'config --setvar'|'config --header'|'config --no-verify'|'config --max-age'|'config --retries'|'config --jobs'|'config --name'|'config --arch'|'config --image'|'config --exclude'|'config --platform'|'config --limit'|'config --explain'|'waive --reason'|'waive --until'|'waive --owner'|'why --stage'|'why --repo'|'why --only-repo'|'why --setvar'|'why --header'|'why --no-verify'|'why --max-age'|'why --retries'|'why --jobs'|'why --arch'|'why --image'|'closure --stage'|'closure --repo'|'closure --only-repo'|'closure --setvar'|'closure --header'|'closure --no-verify'|'closure --max-age'|'closure --retries'|'closure --jobs'|'closure --arch'|'closure --only'|'diff --stage'|'diff --repo'|'diff --only-repo'|'diff --setvar'|'diff --header'|'diff --no-verify'|'diff --max-age'|'diff --retries'|'diff --jobs'|'diff --arch'|'diff --channel'|'diff --only'|'sync --stage'|'sync --repo'|'sync --only-repo'|'sync --setvar'|'sync --header'|'sync --no-verify'|'sync --max-age'|'sync --retries'|'sync --jobs'|'sync --arch'|'cache prune --older-than') _rpmgap_words '' ;;
            'scan --repo-file'|'scan --lock'|'scan --from-record'|'scan --record'|'scan --base-image'|'scan --known'|'scan --config'|'config --repo-file'|'config --lock'|'config --from-record'|'config --record'|'config --base-image'|'config --known'|'config --config'|'waive --report'|'waive --config'|'why --repo-file'|'why --lock'|'why --config'|'why --app'|'closure --repo-file'|'closure --lock'|'closure --config'|'diff --repo-file'|'diff --lock'|'diff --expected'|'sync --repo-file'|'sync --lock'|'sync --config'|'snapshot --lock'|'snapshot export --lock'|'snapshot import --lock') _rpmgap_files ;;
            'scan --repos-dir'|'scan --cache-dir'|'scan --cache'|'scan --rules'|'config --repos-dir'|'config --cache-dir'|'config --cache'|'config --rules'|'why --repos-dir'|'why --cache-dir'|'why --cache'|'why --rules'|'closure --repos-dir'|'closure --cache-dir'|'closure --cache'|'diff --repos-dir'|'diff --cache-dir'|'diff --cache'|'diff --apps'|'sync --repos-dir'|'sync --cache-dir'|'sync --cache'|'snapshot --cache-dir'|'snapshot --cache'|'snapshot export --cache-dir'|'snapshot export --cache'|'snapshot import --cache-dir'|'snapshot import --cache'|'cache --cache-dir'|'cache --cache'|'cache prune --cache-dir'|'cache prune --cache'|'rules --rules') _rpmgap_directories ;;
            'scan --target'|'scan --baseline'|'config --target'|'config --baseline'|'why --target'|'why --baseline') _rpmgap_words 'almalinux-10 amazonlinux-2023 azurelinux-3.0 azurelinux-4.0 centos-stream-10 fedora-43 fedora-44 fedora-rawhide' files ;;
            'scan --format'|'config --format') _rpmgap_words 'text json ndjson sarif junit gitlab github csv html markdown cyclonedx' ;;
            'scan --output'|'config --output') _rpmgap_output 'text json ndjson sarif junit gitlab github csv html markdown cyclonedx' ;;
            'scan --fail-on'|'config --fail-on'|'closure --fail-on'|'diff --fail-on') _rpmgap_words 'note warning error blocker never' ;;
            'waive --command') _rpmgap_words 'scan closure' ;;
            'why --format'|'closure --format'|'distributions --format') _rpmgap_words 'text json' ;;
            'diff --format') _rpmgap_words 'text json markdown ndjson html' ;;
            'rules --only') _rpmgap_words 'checks rules' ;;
            'rules --format') _rpmgap_words 'text json markdown man' ;;
            *) _rpmgap_no_files ;;
        esac
        return
    fi
    case "$command $position" in
        ' 0') _rpmgap_words 'scan config waive why closure diff sync snapshot cache distributions rules completion' ;;
        'scan '*|'config '*|'snapshot export 0'|'snapshot import 0') _rpmgap_files ;;
        'waive 0'|'why '*) _rpmgap_words '' ;;
        'closure 0'|'diff 0'|'diff 1'|'sync '*|'distributions 0') _rpmgap_words 'almalinux-10 amazonlinux-2023 azurelinux-3.0 azurelinux-4.0 centos-stream-10 fedora-43 fedora-44 fedora-rawhide' files ;;
        'snapshot 0') _rpmgap_words 'export import' ;;
        'cache 0') _rpmgap_words 'prune' ;;
        'rules '*) _rpmgap_words 'RG101 RG102 RG103 RG104 RG105 RG106 RG107 RG108 RG109 RG201 RG202 RG203 RG301 RG302 RG303 RG304 RG401 RG402 RG403 RG404 RG405 RG501 RG502 RG503 RG504 RG505 RG506 RG601 RG602 RG603 RG604 RG605 RG606 RG607 RG701 RG702 RG703 RG901 RG902' ;;
        'completion 0') _rpmgap_words 'bash zsh fish' ;;
        *) _rpmgap_no_files ;;
    esac
}

complete -o bashdefault -o default -F _rpmgap rpmgap

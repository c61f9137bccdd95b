; The Windows installer: for this user only, without administrator rights. Built by dist/windows/installer, which gives
; VERSION (1.2.3), VERSION4 (1.2.3.0), FILES (what is installed) and OUT; with SIGN also the uninstaller is signed.
;
; Silent: Cobro-…-setup.exe /S [/PATH] [/D=C:\folder]. Exit status 0 installed, 2 not installed (Cobro is running, or
; this Windows is too old).

Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Cobro"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\cobro.exe"
; Groups Cobro's windows on the task bar and names the sender of its notifications.
!define APP_ID "Cobro"

Name Cobro
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Cobro"
InstallDirRegKey HKCU "${UNINSTALL}" InstallLocation
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
AllowRootDirInstall false
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
    !finalize '${SIGN} "%1"'
    !uninstfinalize '${SIGN} "%1"'
!endif

VIProductVersion ${VERSION4}
VIAddVersionKey ProductName Cobro
VIAddVersionKey ProductVersion ${VERSION}
VIAddVersionKey FileVersion ${VERSION}
VIAddVersionKey FileDescription "Cobro setup"
VIAddVersionKey LegalCopyright "The Cobro authors; MIT OR Apache-2.0"

!define MUI_ICON cobro.ico
!define MUI_UNICON cobro.ico
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN "$INSTDIR\cobro.exe"
!define MUI_UNFINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_TEXT_LARGE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(DATA_STAYS)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SpanishInternational
!insertmacro MUI_LANGUAGE Indonesian
!macro say key english spanish indonesian
    LangString ${key} ${LANG_ENGLISH} "${english}"
    LangString ${key} ${LANG_SPANISHINTERNATIONAL} "${spanish}"
    LangString ${key} ${LANG_INDONESIAN} "${indonesian}"
!macroend
!insertmacro say PART_PROGRAM "Cobro" "Cobro" "Cobro"
!insertmacro say PART_PROGRAM_ABOUT "The program and its entries in the Start menu." \
    "El programa y sus accesos en el menú Inicio." "Program dan entrinya di menu Start."
!insertmacro say PART_PATH "Commands in the terminal" "Comandos en la terminal" "Perintah di terminal"
!insertmacro say PART_PATH_ABOUT "Adds the folder to your PATH, so that a terminal knows “cobro”." \
    "Agrega la carpeta a su PATH, para que la terminal conozca «cobro»." \
    "Menambahkan folder ke PATH Anda agar terminal mengenali “cobro”."
!insertmacro say RUNNING "Cobro is open. Close it, then choose Retry." "Cobro está abierto. Ciérrelo y elija Reintentar." \
    "Cobro sedang terbuka. Tutup dahulu, lalu pilih Coba Lagi."
!insertmacro say TOO_OLD "Cobro needs 64-bit Windows 10 or newer." "Cobro necesita Windows 10 de 64 bits o posterior." \
    "Cobro memerlukan Windows 10 64-bit atau yang lebih baru."
!insertmacro say SANDBOX "Cobro (sandbox)" "Cobro (pruebas)" "Cobro (uji coba)"
!insertmacro say SANDBOX_ABOUT "Try Cobro with play money" "Pruebe Cobro con dinero ficticio" \
    "Coba Cobro dengan uang mainan"
!insertmacro say DATA_STAYS "Your orders and settings were not touched. They are in:$\r$\n$LOCALAPPDATA\cobro\data" \
    "Sus órdenes y ajustes no se tocaron. Están en:$\r$\n$LOCALAPPDATA\cobro\data" \
    "Pesanan dan pengaturan Anda tidak diubah. Letaknya di:$\r$\n$LOCALAPPDATA\cobro\data"

; ---------------------------------------------------------------- the user's PATH
; The value may be longer than any string of NSIS, so it is changed in memory that Windows gives; its type is kept.
; UN is "un." in the uninstaller. All registers used are kept.

!define HKCU 0x80000001
!define KEEP_UNEXPANDED 0x10000006 ; RRF_NOEXPAND, REG_SZ or REG_EXPAND_SZ

!macro PathFunctions UN
; $0 = the PATH with a “;” before and after (memory, to be freed) or 0, $1 = its type, $2 = bytes reserved after it
Function ${UN}ReadPath
    StrCpy $1 2 ; REG_EXPAND_SZ, as Windows makes it
    System::Call 'advapi32::RegGetValueW(p ${HKCU}, w "Environment", w "Path", i ${KEEP_UNEXPANDED}, *i .r1, p 0, *i .r2) i .r3'
    ${If} $3 = 0
        IntOp $4 $2 + 4096
        System::Alloc $4
        Pop $0
        IntOp $4 $0 + 2
        System::Call 'advapi32::RegGetValueW(p ${HKCU}, w "Environment", w "Path", i ${KEEP_UNEXPANDED}, *i .r1, p r4, *i r2r2) i .r3'
        ${If} $3 <> 0
            System::Free $0
            StrCpy $0 0
            Return
        ${EndIf}
    ${ElseIf} $3 = 2 ; there is none yet
        System::Alloc 4096
        Pop $0
        StrCpy $1 2
    ${Else}
        StrCpy $0 0
        Return
    ${EndIf}
    System::Call '*$0(&i2 59)' ; “;”
    System::Call 'kernel32::lstrcatW(p r0, w ";")'
FunctionEnd

; Writes $0, without the “;” before and after, as type $1; frees it and tells running programs.
Function ${UN}WritePath
    IntOp $4 $0 + 2
    System::Call 'kernel32::lstrlenW(p r4) i .r3'
    ${If} $3 > 0
        IntOp $3 $3 - 1
        IntOp $5 $3 * 2
        IntOp $5 $4 + $5
        System::Call '*$5(&i2 0)'
    ${EndIf}
    ${If} $3 = 0
        DeleteRegValue HKCU Environment Path
    ${Else}
        IntOp $3 $3 + 1
        IntOp $3 $3 * 2
        System::Call 'advapi32::RegSetKeyValueW(p ${HKCU}, w "Environment", w "Path", i r1, p r4, i r3) i .r3'
    ${EndIf}
    System::Free $0
    SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=3000
FunctionEnd
!macroend
!insertmacro PathFunctions ""
!insertmacro PathFunctions "un."

Function AddToPath
    Call ReadPath
    ${If} $0 = 0
        Return
    ${EndIf}
    System::Call 'shlwapi::StrStrIW(p r0, w ";$INSTDIR;") p .r6'
    ${If} $6 <> 0
        System::Free $0
        Return
    ${EndIf}
    System::Call 'kernel32::lstrcmpW(p r0, w ";;") i .r6'
    ${If} $6 = 0
        System::Call '*$0(&i2 0)'
        System::Call 'kernel32::lstrcatW(p r0, w ";")'
    ${EndIf}
    System::Call 'kernel32::lstrcatW(p r0, w "$INSTDIR;")'
    Call WritePath
FunctionEnd

Function un.RemoveFromPath
    Call un.ReadPath
    ${If} $0 = 0
        Return
    ${EndIf}
    System::Call 'shlwapi::StrStrIW(p r0, w ";$INSTDIR;") p .r6'
    ${If} $6 = 0
        System::Free $0
        Return
    ${EndIf}
    ; What follows moves over it, with the end's 0.
    StrLen $7 "$INSTDIR;"
    IntOp $7 $7 * 2
    IntOp $7 $6 + $7
    System::Call 'kernel32::lstrlenW(p r7) i .r8'
    IntOp $8 $8 + 1
    IntOp $8 $8 * 2
    System::Call 'ntdll::RtlMoveMemory(p r6, p r7, p r8)'
    Call un.WritePath
FunctionEnd

; ---------------------------------------------------------------- installing

!macro DeleteSandboxShortcuts
    Delete "$SMPROGRAMS\Cobro (sandbox).lnk"
    Delete "$SMPROGRAMS\Cobro (pruebas).lnk"
    Delete "$SMPROGRAMS\Cobro (uji coba).lnk"
!macroend

; A program that runs cannot be replaced: better to say so than to leave half of each version.
!macro WaitUntilClosed program
    ${Do}
        ClearErrors
        ${IfNot} ${FileExists} "$INSTDIR\${program}"
            ${ExitDo}
        ${EndIf}
        FileOpen $0 "$INSTDIR\${program}" a
        ${IfNot} ${Errors}
            FileClose $0
            ${ExitDo}
        ${EndIf}
        ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY`
            SetErrorLevel 2
            Quit
        ${EndIf}
    ${Loop}
!macroend

; Tells the shell which shortcut the windows on the task bar belong to. An old shell that cannot be told groups them by
; the program, which is as good.
!macro SetAppId shortcut
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${If} $1 P<> 0
            ${IPersistFile::Load} $1 '("${shortcut}",${STGM_READWRITE})'
            ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
            ${If} $2 P<> 0
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
                System::Call '*(&w32 "${APP_ID}")p.r5'
                System::Call '*(&i2 ${VT_LPWSTR}, &i6 0, p r5, p 0)p.r4'
                ${IPropertyStore::SetValue} $2 '($3,$4)'
                ${IPropertyStore::Commit} $2 ""
                System::Free $3
                System::Free $4
                System::Free $5
                ${IPersistFile::Save} $1 '("${shortcut}",1)'
                ${IUnknown::Release} $2 ""
            ${EndIf}
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
!macroend

Section "$(PART_PROGRAM)" Program
    SectionIn RO
    !insertmacro WaitUntilClosed cobro.exe
    !insertmacro WaitUntilClosed cobro.com
    SetOutPath "$INSTDIR"
    File "${FILES}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\Cobro.lnk" "$INSTDIR\cobro.exe"
    !insertmacro SetAppId "$SMPROGRAMS\Cobro.lnk"
    ; In whichever language it was installed before, there is one.
    !insertmacro DeleteSandboxShortcuts
    CreateShortcut "$SMPROGRAMS\$(SANDBOX).lnk" "$INSTDIR\cobro.exe" --sandbox "" "" "" "" "$(SANDBOX_ABOUT)"
    !insertmacro SetAppId "$SMPROGRAMS\$(SANDBOX).lnk"

    WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\cobro.exe"
    WriteRegStr HKCU "${UNINSTALL}" DisplayName Cobro
    WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "$INSTDIR\cobro.exe"
    WriteRegStr HKCU "${UNINSTALL}" Publisher "The Cobro authors"
    WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
    WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize $0
SectionEnd

Section /o "$(PART_PATH)" Path
    Call AddToPath
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${Program} "$(PART_PROGRAM_ABOUT)"
    !insertmacro MUI_DESCRIPTION_TEXT ${Path} "$(PART_PATH_ABOUT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/PATH" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${Path}
    ${EndIf}
FunctionEnd

; ---------------------------------------------------------------- uninstalling

Section Uninstall
    !insertmacro WaitUntilClosed cobro.exe
    !insertmacro WaitUntilClosed cobro.com
    Call un.RemoveFromPath
    Delete "$SMPROGRAMS\Cobro.lnk"
    !insertmacro DeleteSandboxShortcuts
    DeleteRegKey HKCU "${APP_PATH}"
    DeleteRegKey HKCU "${UNINSTALL}"
    ; By name: whatever else someone put into the folder stays.
    Delete "$INSTDIR\cobro.exe"
    Delete "$INSTDIR\cobro.com"
    Delete "$INSTDIR\LICENSE-APACHE.txt"
    Delete "$INSTDIR\LICENSE-MIT.txt"
    Delete "$INSTDIR\THIRD-PARTY-NOTICES.html"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
SectionEnd
